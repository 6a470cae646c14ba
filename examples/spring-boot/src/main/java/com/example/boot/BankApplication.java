package com.example.boot;

import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ChurnServlet;
import io.github.churn4j.servlet.ServiceSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application of a bank. What it needs for the model is one bean. */
@SpringBootApplication
public class BankApplication {

    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(BankApplication.class, arguments);
    }

    /** The service under {@code /churn}; every setting can stand in application.properties. */
    // readme:begin
    @Bean
    public ServletRegistrationBean<ChurnServlet> churn(Environment environment) {
        ServiceSettings settings = ServiceSettings.fromEnvironment(environment::getProperty);
        ChurnService service = ChurnService.builder().settings(settings).build();
        ServletRegistrationBean<ChurnServlet> registration =
                new ServletRegistrationBean<>(new ChurnServlet(service), "/churn/*");
        registration.setLoadOnStartup(1);
        return registration;
    }
    // readme:end

    /** A page of the bank's own. */
    @RestController
    public static class Greeting {

        /** Greets. */
        @GetMapping("/hello")
        public String hello() {
            return "hello";
        }
    }
}
