package io.strowger.tests.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs each test of a class against a real Asterisk 22 and a real Asterisk 16.
 *
 * <p>The class takes a {@link LabServer}, best as a record: {@code record PingTest(LabServer pbx)}. The servers are
 * started by {@code lab/asterisk.sh} when first asked for, shared by all classes of the run, and stopped at its end.
 * Where a server cannot be had the test fails. {@code mvn verify} leaves these tests out, {@code mvn verify -Pasterisk}
 * runs them.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("asterisk")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(LabServers.class)
@ExtendWith(LabServers.class)
public @interface RealAsterisk {
    /** The versions to run on; those of the lab unless told otherwise. */
    int[] value() default {22, 16};
}
