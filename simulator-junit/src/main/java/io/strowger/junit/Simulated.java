package io.strowger.junit;

import io.strowger.simulator.SimulatedVersion;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a simulated Asterisk: what takes an {@code AmiSimulator} as its parameter gets
 * one that runs.
 *
 * <pre>{@code
 * @Simulated
 * class HangupTest {
 *     @Test
 *     void hangsUp(AmiSimulator asterisk) {
 *         asterisk.when(HangupAction.class).succeed();
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has its own, which ends with the test and fails it where a client sent what nothing answers. Where the
 * constructor or a method {@code @BeforeAll} takes one, all tests of the class share that one. Of a class and a method
 * the annotation of the method counts.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(AmiSimulatorExtension.class)
public @interface Simulated {
    /** Which Asterisk it is. */
    SimulatedVersion version() default SimulatedVersion.ASTERISK_22;

    /** Whether there is a PBX behind the server; where there is none, rules answer. */
    boolean pbx() default true;

    /** Whether actions that nothing answers are no reason to fail the test. */
    boolean lenient() default false;

    /** The port to listen on; any that is free where it is 0. */
    int port() default 0;

    /** Whether to listen for TLS as well. */
    boolean tls() default false;

    /** The source of all chance. */
    long seed() default 1;

    /** Whether time passes by itself. */
    boolean realTime() default false;
}
