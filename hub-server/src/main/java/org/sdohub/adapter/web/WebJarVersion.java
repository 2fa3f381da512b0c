package org.sdohub.adapter.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a WebJar, which is part of the path of its files. The jar says it itself. */
final class WebJarVersion {
    private WebJarVersion() {}

    static String of(String name) {
        String path = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream told = WebJarVersion.class.getClassLoader().getResourceAsStream(path)) {
            if (told == null) {
                throw new IllegalStateException("The hub was built without the WebJar " + name);
            }
            Properties properties = new Properties();
            properties.load(told);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
