package io.strowger.tests.lab;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands the servers of the run to the classes with {@link RealAsterisk}, and stops them when the run has ended. */
final class LabServers implements ArgumentsProvider {
    private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(LabServers.class);

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        RealAsterisk annotation = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RealAsterisk.class)
                .orElseThrow();
        ExtensionContext.Store run = context.getRoot().getStore(RUN);
        return Arrays.stream(annotation.value())
                .mapToObj(version -> run.computeIfAbsent(version, Started::new, Started.class))
                .map(started -> Arguments.of(started.server));
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
