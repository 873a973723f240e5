package io.strowger.tests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.strowger.client.AmiException;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.ProtocolException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The house rules that a machine can hold up. */
final class HouseRulesTest {
    private static final JavaClasses STROWGER = Production.classes();
    private static final String[] LIBRARIES = {
        "io.strowger.protocol..",
        "io.strowger.client",
        "io.strowger.live..",
        "io.strowger.simulator..",
        "io.strowger.junit",
        "io.strowger.micrometer"
    };

    @Test
    void exceptionsOfTheClientHaveOneRoot() {
        classes()
                .that()
                .resideInAPackage("io.strowger.client..")
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(AmiException.class)
                .check(STROWGER);
    }

    @Test
    void exceptionsAreUnchecked() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(RuntimeException.class)
                .check(STROWGER);
        assertThat(ProtocolException.class).isAssignableTo(RuntimeException.class);
    }

    @Test
    void publicNamesHaveNoFillers() {
        noClasses()
                .that()
                .arePublic()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Utility|Helper|Helpers|Manager)")
                .check(STROWGER);
    }

    @Test
    void publicMethodsHaveNoPrefixes() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .and(are(chosenByUs()))
                .should()
                .haveNameMatching("(get|set|with)[A-Z].*")
                .check(STROWGER);
    }

    @Test
    void nothingIsSynchronized() {
        methods()
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("locks are ReentrantLocks, so that they can be timed, interrupted and listed")
                .check(STROWGER);
        assertThat(sourcesWith("\\bsynchronized\\b", "src/main/java")).isEmpty();
    }

    @Test
    void nothingSleepsOrPolls() {
        assertThat(sourcesWith(
                        "\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b", "src/main/java", "src/test/java"))
                .isEmpty();
    }

    @Test
    void noTestIsSkippedOrRetried() {
        assertThat(sourcesWith(
                        "@(Disabled|DisabledIf|EnabledIf|EnabledOn|DisabledOn|RetryingTest)\\b"
                                + "|\\bassume(True|False|That)\\b|\\bAssumptions\\b",
                        "src/test/java"))
                .isEmpty();
    }

    @Test
    void nobodySignsASource() {
        assertThat(Production.sources("src/main/java", "src/test/java"))
                .filteredOn(file -> Production.text(file).contains("@" + "author"))
                .isEmpty();
    }

    @Test
    void theLibrariesNeitherPrintNorLogThroughAFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.strowger.protocol..",
                        "io.strowger.client..",
                        "io.strowger.live..",
                        "io.strowger.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging", "org.slf4j..", "org.apache.logging..")
                .check(STROWGER);
        assertThat(sourcesWith("System\\.(out|err)\\b|printStackTrace\\(\\)", "src/main/java"))
                .filteredOn(name -> name.startsWith("protocol/")
                        || name.startsWith("client/")
                        || name.startsWith("live/")
                        || name.startsWith("simulator/"))
                .isEmpty();
    }

    private static List<String> sourcesWith(String pattern, String... folders) {
        Pattern compiled = Pattern.compile(pattern);
        return Production.sources(folders).stream()
                .filter(file -> compiled.matcher(Production.code(file)).find())
                .map(Production::nameOf)
                .filter(name -> !isThisClass(Path.of(name)))
                .toList();
    }

    private static boolean isThisClass(Path source) {
        return source.endsWith(HouseRulesTest.class.getSimpleName() + ".java");
    }

    private static DescribedPredicate<JavaMethod> chosenByUs() {
        return DescribedPredicate.describe("not dictated by the JDK or by the name of a header", method -> {
            JavaClass owner = method.getOwner();
            return !(owner.isAssignableTo(Throwable.class) && method.getName().equals("getMessage"))
                    && !(owner.isAssignableTo(Event.class) && method.getName().equals("setVar"));
        });
    }
}
