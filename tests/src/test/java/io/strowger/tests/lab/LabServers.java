package io.strowger.tests.lab;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Hands the servers of the run to the classes with {@link RealAsterisk}, and stops them when the run has ended.
 *
 * <p>A server that crashed while no test used it is started anew before the next test, and that is said: it would make all
 * that follow fail. A server that crashes under a test fails that test.
 */
final class LabServers implements ArgumentsProvider, BeforeEachCallback {
    private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(LabServers.class);

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        ExtensionContext.Store run = context.getRoot().getStore(RUN);
        return Arrays.stream(annotation(context).value())
                .mapToObj(version -> run.computeIfAbsent(version, Started::new, Started.class))
                .map(started -> Arguments.of(started.server));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ExtensionContext.Store run = context.getRoot().getStore(RUN);
        for (int version : annotation(context).value()) {
            LabServer server = run.computeIfAbsent(version, Started::new, Started.class).server;
            if (!server.isRunning()) {
                System.err.println(server + " crashed before "
                        + context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName()
                        + ", while no test used it; it is started anew.");
                server.restart();
            }
        }
    }

    private static RealAsterisk annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RealAsterisk.class)
                .orElseThrow();
    }

    /** A server that the end of the run stops, whatever became of the tests. */
    private static final class Started implements AutoCloseable {
        final LabServer server;

        Started(int version) {
            server = LabServer.start(version);
        }

        @Override
        public void close() {
            server.remove();
        }
    }
}
