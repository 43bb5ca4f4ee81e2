package io.github.gradgrad.gan.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The version of this library. */
public final class Version {
    private Version() {}

    /** Such as {@code 0.1.0}: the build writes it beside this class. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("version.properties of this library cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
