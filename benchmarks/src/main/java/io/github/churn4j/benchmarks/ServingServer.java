package io.github.churn4j.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.github.churn4j.ModelSource;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ChurnServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * One Tomcat with two servlets, to be compared under the same load: the service at {@code /churn}, and at {@code /noop}
 * one that reads the same bodies and answers a constant as long as an answer of the service. {@code /cpu} tells the
 * processor time the process has taken, in nanoseconds. {@code benchmarks/serving/compare.sh} drives it.
 */
public final class ServingServer {

    private static final int CUSTOMERS = 500;

    private ServingServer() {}

    /**
     * Serves until killed.
     *
     * @param arguments the bundle, the port, and the file to write customers to, one JSON object a line
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        ChurnModel model = ChurnModel.read(Path.of(arguments[0]));
        Files.write(Path.of(arguments[2]), customers(model));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("churn4j-serving").toString());
        Connector connector = new Connector();
        connector.setPort(Integer.parseInt(arguments[1]));
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("maxThreads", System.getProperty("threads", "200"));
        connector.setProperty("useVirtualThreads", System.getProperty("virtual", "false"));
        tomcat.setConnector(connector);
        Context context =
                tomcat.addContext("", tomcat.getServer().getCatalinaBase().getPath());
        add(context, "cpu", new Cpu(), "/cpu");
        add(context, "noop", new NoOp(), "/noop/*");
        ChurnService service =
                ChurnService.builder().source(ModelSource.of(model)).build();
        add(context, "churn4j", new ChurnServlet(service), "/churn/*");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static void add(Context context, String name, HttpServlet servlet, String path) {
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setLoadOnStartup(1);
        wrapper.addMapping(path);
    }

    /** Customers whose values are drawn one by one from the model's reference profile. */
    private static List<String> customers(ChurnModel model) {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.generate(() -> customer(model, random)).limit(CUSTOMERS).toList();
    }

    private static String customer(ChurnModel model, SplittableRandom random) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        List<Feature> features = model.schema().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            double slot = model.profile().features().get(i).quantile(random.nextDouble());
            if (feature instanceof NumericFeature) {
                fields.put(feature.field(), slot);
            } else {
                fields.put(feature.field(), feature.format(slot));
            }
        }
        return fields.toString();
    }

    /** What no service could undercut: the body is read, a constant is answered. */
    private static final class NoOp extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final byte[] ANSWER =
                ("{\"constant\":\"" + "x".repeat(320) + "\"}").getBytes(StandardCharsets.UTF_8);

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] buffer = new byte[2048];
            InputStream in = request.getInputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
            response.setContentType("application/json");
            response.setContentLength(ANSWER.length);
            response.getOutputStream().write(ANSWER);
        }
    }

    private static final class Cpu extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            long nanos = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
            response.getWriter().println(nanos);
        }
    }
}
