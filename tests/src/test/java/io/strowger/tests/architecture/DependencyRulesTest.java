package io.strowger.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Dependencies point inward, as the picture in ARCHITECTURE.md has them. */
final class DependencyRulesTest {
    private static final JavaClasses STROWGER = Production.classes();

    @Test
    void modulesAreFreeOfCycles() {
        slices().matching("io.strowger.(*)..").should().beFreeOfCycles().check(STROWGER);
    }

    @Test
    void packagesOfTheProtocolAndTheCatalogAreFreeOfCycles() {
        slices().matching("io.strowger.protocol.(*)..")
                .should()
                .beFreeOfCycles()
                .check(STROWGER);
        slices().matching("io.strowger.(catalog.*)").should().beFreeOfCycles().check(STROWGER);
    }

    @Test
    void theProtocolDependsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.protocol..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.strowger.protocol..", "java..", "org.jspecify.annotations")
                .check(STROWGER);
    }

    @Test
    void theProtocolOpensNoSocketAndStartsNoThread() {
        noClasses()
                .that()
                .resideInAPackage("io.strowger.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..", "java.util.concurrent")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class)
                .check(STROWGER);
    }

    @Test
    void theWireKnowsNothingOfActionsAndEvents() {
        noClasses()
                .that()
                .resideInAPackage("io.strowger.protocol.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.strowger.protocol.action", "io.strowger.protocol.event")
                .check(STROWGER);
    }

    @Test
    void theClientDependsOnTheProtocolAndTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.client..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.client..",
                        "io.strowger.protocol..",
                        "java..",
                        "javax.net..",
                        "jdk.jfr..",
                        "org.jspecify.annotations")
                .check(STROWGER);
    }

    @Test
    void theLiveModelDependsOnTheClientAndTheProtocolAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.live..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.live..",
                        "io.strowger.client",
                        "io.strowger.protocol..",
                        "java..",
                        "org.jspecify.annotations")
                .check(STROWGER);
    }

    @Test
    void theSimulatorDependsOnTheProtocolAndTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.simulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.simulator..",
                        "io.strowger.protocol..",
                        "java..",
                        "javax.net..",
                        "org.jspecify.annotations")
                .check(STROWGER);
    }

    @Test
    void theSimulatorForJUnitDependsOnTheSimulatorAndJUnitAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.junit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.junit..",
                        "io.strowger.simulator",
                        "org.junit..",
                        "java..",
                        "org.jspecify.annotations")
                .check(STROWGER);
    }

    @Test
    void roomsOfTheSimulatorAreFreeOfCycles() {
        slices().matching("io.strowger.simulator.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(STROWGER);
    }

    @Test
    void theMetersDependOnTheClientAndMicrometerAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.micrometer..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.micrometer..",
                        "io.strowger.client",
                        "io.micrometer.core..",
                        "java..",
                        "org.jspecify.annotations")
                .check(STROWGER);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.strowger.micrometer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..")
                .check(STROWGER);
    }

    @Test
    void theCatalogDependsOnJacksonAndTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.strowger.catalog..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.strowger.catalog..",
                        "com.fasterxml.jackson..",
                        "java..",
                        "javax.lang.model",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify.annotations")
                .check(STROWGER);
    }
}
