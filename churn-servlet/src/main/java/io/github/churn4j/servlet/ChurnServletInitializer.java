package io.github.churn4j.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the servlet under {@code /churn/*} in an application that has the jar, unless it is registered already or
 * {@code churn.register} is {@code false}. Touches nothing else: where a setting is not understood, it says so in the
 * log and leaves the application alone. Settings may stand in the application's context parameters.
 */
public final class ChurnServletInitializer implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger(ChurnServletInitializer.class.getName());
    private static final String PATH = "/churn/*";

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        boolean there = context.getServletRegistrations().values().stream()
                .anyMatch(r -> ChurnServlet.class.getName().equals(r.getClassName()));
        if (!there && wanted(context)) {
            ServletRegistration.Dynamic registration = context.addServlet("churn4j", ChurnServlet.class);
            if (registration != null) {
                registration.addMapping(PATH);
                registration.setLoadOnStartup(1);
                passOn(context, registration);
            }
        }
    }

    private static boolean wanted(ServletContext context) {
        try {
            return ServiceSettings.fromEnvironment(context::getInitParameter).get(ServiceSettings.REGISTER);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, PATH + " is not served: " + e.getMessage());
            return false;
        }
    }

    /** A servlet sees its own init-params only. */
    private static void passOn(ServletContext context, ServletRegistration registration) {
        for (Setting<?> setting : ServiceSettings.ALL) {
            String value = setting.secret() ? null : context.getInitParameter(setting.key());
            if (value != null) {
                registration.setInitParameter(setting.key(), value);
            }
        }
        for (String name : Collections.list(context.getInitParameterNames())) {
            if (name.startsWith(ServiceSettings.STORE_PREFIX)) {
                registration.setInitParameter(name, context.getInitParameter(name));
            }
        }
    }
}
