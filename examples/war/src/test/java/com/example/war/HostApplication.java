package com.example.war;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A web application of somebody else, which merely has the jar and what it needs in its {@code WEB-INF/lib}. */
final class HostApplication {

    private static final String DESCRIPTOR = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              %s
              <servlet>
                <servlet-name>hello</servlet-name>
                <servlet-class>com.example.war.HelloServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>hello</servlet-name>
                <url-pattern>/hello</url-pattern>
              </servlet-mapping>
              <error-page>
                <error-code>404</error-code>
                <location>/missing.txt</location>
              </error-page>
            </web-app>
            """;

    private HostApplication() {}

    /** Packs the application with the libraries of our own WAR and one context parameter. */
    static void write(Path target, Path libraries, String parameter, String value) throws IOException {
        String context = "<context-param><param-name>" + parameter + "</param-name><param-value>" + value
                + "</param-value></context-param>";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target));
                ZipFile war = new ZipFile(libraries.toFile())) {
            add(out, "WEB-INF/web.xml", DESCRIPTOR.formatted(context).getBytes(StandardCharsets.UTF_8));
            add(out, "missing.txt", "the host has no such thing".getBytes(StandardCharsets.UTF_8));
            String type = "com/example/war/HelloServlet.class";
            try (InputStream in = HostApplication.class.getResourceAsStream("HelloServlet.class")) {
                if (in == null) {
                    throw new IllegalStateException(type + " is not there");
                }
                add(out, "WEB-INF/classes/" + type, in.readAllBytes());
            }
            for (ZipEntry entry : war.stream().toList()) {
                if (entry.getName().endsWith(".jar")) {
                    try (InputStream in = war.getInputStream(entry)) {
                        add(out, entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
