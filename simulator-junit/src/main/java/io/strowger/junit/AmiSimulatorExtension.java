package io.strowger.junit;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.AmiSimulatorBuilder;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a simulator for whatever in a test takes one as its parameter, and ends it with the test: what
 * {@link Simulated} brings in.
 *
 * <p>For all that the annotation cannot say, register it with a builder of one's own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AmiSimulatorExtension ASTERISK =
 *         AmiSimulatorExtension.of(() -> AmiSimulator.builder().user("dialer", "secret").timestampEvents());
 * }</pre>
 *
 * <p>Safe for tests that run at the same time: each has its own simulator.
 */
public final class AmiSimulatorExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final String KEY = "simulator";

    private final @Nullable Supplier<AmiSimulatorBuilder> builders;

    /** Makes an extension that does what {@link Simulated} says: for {@code @ExtendWith}. */
    public AmiSimulatorExtension() {
        this(null);
    }

    private AmiSimulatorExtension(@Nullable Supplier<AmiSimulatorBuilder> builders) {
        this.builders = builders;
    }

    /** Makes an extension that asks for a builder for each simulator, and starts that. */
    public static AmiSimulatorExtension of(Supplier<AmiSimulatorBuilder> builders) {
        return new AmiSimulatorExtension(builders);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AmiSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // get and put, which JUnit 5 has as well as JUnit 6
        ExtensionContext.Store store = store(context);
        AmiSimulator known = store.get(KEY, AmiSimulator.class);
        if (known != null) {
            return known;
        }
        AmiSimulator started = builder(context).start();
        store.put(KEY, started);
        return started;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    /** Closes the simulator that was started for this test or this class; one of the class outlives its tests. */
    private void close(ExtensionContext context) {
        AmiSimulator own = store(context).remove(KEY, AmiSimulator.class);
        if (own != null) {
            own.close();
        }
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(AmiSimulatorExtension.class, this));
    }

    private AmiSimulatorBuilder builder(ExtensionContext context) {
        if (builders != null) {
            return builders.get();
        }
        AmiSimulatorBuilder builder = AmiSimulator.builder();
        annotation(context).ifPresent(simulated -> describe(builder, simulated));
        return builder;
    }

    private static void describe(AmiSimulatorBuilder builder, Simulated simulated) {
        builder.version(simulated.version()).port(simulated.port()).seed(simulated.seed());
        if (!simulated.pbx()) {
            builder.withoutPbx();
        }
        if (simulated.lenient()) {
            builder.lenient();
        }
        if (simulated.tls()) {
            builder.tls();
        }
        if (simulated.realTime()) {
            builder.realTime();
        }
    }

    /** The annotation of the method, or of the class, or of a class around it. */
    private static Optional<Simulated> annotation(ExtensionContext context) {
        Optional<ExtensionContext> next = Optional.of(context);
        while (next.isPresent()) {
            Optional<Simulated> found = next.get()
                    .getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, Simulated.class));
            if (found.isPresent()) {
                return found;
            }
            next = next.get().getParent();
        }
        return Optional.empty();
    }
}
