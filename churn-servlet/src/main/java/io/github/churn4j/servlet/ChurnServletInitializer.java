package io.github.churn4j.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the servlet under {@code /churn/*} in an application that has the jar, unless it is registered already or
 * {@code churn.register} is {@code false}. Touches nothing else.
 */
public final class ChurnServletInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        boolean wanted =
                ServiceSettings.fromEnvironment(context::getInitParameter).get(ServiceSettings.REGISTER);
        boolean there = context.getServletRegistrations().values().stream()
                .anyMatch(r -> ChurnServlet.class.getName().equals(r.getClassName()));
        if (wanted && !there) {
            ServletRegistration.Dynamic registration = context.addServlet("churn4j", ChurnServlet.class);
            if (registration != null) {
                registration.addMapping("/churn/*");
                registration.setLoadOnStartup(1);
            }
        }
    }
}
