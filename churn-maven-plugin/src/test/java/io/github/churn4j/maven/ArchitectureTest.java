package io.github.churn4j.maven;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.churn4j.ChurnException;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.model.Distribution;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of the product may know which. */
class ArchitectureTest {

    private static final String ROOT = "io.github.churn4j";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    /** What every room may name: the exception all trouble is told by, and an answer's level. */
    private static final DescribedPredicate<JavaClass> SHARED =
            assignableTo(ChurnException.class).or(assignableTo(RiskLevel.class));

    @Test
    void seesAllModules() {
        assertThat(PRODUCT.contain("io.github.churn4j.ChurnPredictor")).isTrue();
        assertThat(PRODUCT.contain("io.github.churn4j.training.ChurnTraining")).isTrue();
        assertThat(PRODUCT.contain("io.github.churn4j.drift.DriftDetector")).isTrue();
        assertThat(PRODUCT.contain("io.github.churn4j.registry.ModelRegistry")).isTrue();
        assertThat(PRODUCT.contain("io.github.churn4j.registry.store.ObjectStore"))
                .isTrue();
        assertThat(PRODUCT.contain("io.github.churn4j.servlet.ChurnServlet")).isTrue();
        assertThat(PRODUCT.contain(TrainMojo.class.getName())).isTrue();
    }

    @Test
    void coreNamesNoOtherModule() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "..training..", "..maven..", "..servlet..", ROOT + ".registry..", ROOT + ".drift..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..churn4j.training..",
                        ROOT + ".drift..",
                        "..churn4j.maven..",
                        "..churn4j.servlet..",
                        ROOT + ".registry..",
                        "jakarta.servlet..",
                        "software.amazon..",
                        "org.tribuo..",
                        "ml.dmlc..",
                        "org.apache.maven..")
                .check(PRODUCT);
    }

    /** It watches where models serve; what needs a learner takes core's trainer. */
    @Test
    void driftNamesCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".drift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..churn4j.training..",
                        "..churn4j.maven..",
                        "..churn4j.servlet..",
                        ROOT + ".registry..",
                        "jakarta.servlet..",
                        "org.tribuo..",
                        "ml.dmlc..",
                        "org.apache..")
                .check(PRODUCT);
    }

    /** Statistics work on arrays; of the model they know how a distribution is summarised. */
    @Test
    void statisticsOfDriftKnowNoCustomers() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".drift.stats..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAPackage(ROOT + ".drift.stats..")))
                        .and(not(assignableTo(Distribution.class))))
                .check(PRODUCT);
    }

    /** Pages stand above all rooms of drift; the batch knows no stream, and performance neither. */
    @ParameterizedTest(name = "drift{0} knows no {1}")
    @CsvSource({
        "'', stream alert report performance",
        ".performance, stream alert report",
        ".stream, alert report",
        ".alert, report",
        ".report, stream alert"
    })
    void roomsOfDriftLookDownOnly(String room, String unknown) {
        String[] above = Arrays.stream(unknown.split(" ", -1))
                .map(each -> ROOT + ".drift." + each + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".drift" + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void servletNamesDriftFromOneRoomOnly() {
        noClasses()
                .that(resideInAPackage(ROOT + ".servlet..").and(not(resideInAPackage(ROOT + ".servlet.drift.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".drift..")
                .check(PRODUCT);
    }

    @Test
    void registryNamesCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".drift..",
                        "..churn4j.training..",
                        "..churn4j.maven..",
                        "..churn4j.servlet..",
                        "jakarta.servlet..",
                        "org.tribuo..",
                        "ml.dmlc..",
                        "org.apache.maven..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheRoomOfS3NamesItsEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".registry.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "org.apache.hc..")
                .check(PRODUCT);
        noClasses() // it is found by the service loader
                .that()
                .resideOutsideOfPackage(ROOT + ".registry.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".registry.s3..")
                .check(PRODUCT);
    }

    /** The root room of the registry stands on its store; gates stand on both; nothing below knows what is above. */
    @ParameterizedTest(name = "registry.{0} knows {1} only")
    @CsvSource({
        "registry, registry registry.store",
        "registry.store, registry.store",
        "registry.s3, registry.s3 registry.store",
        "registry.dvc, registry.dvc registry.store model",
        "registry.gate, registry.gate registry"
    })
    void roomsOfTheRegistryLookDownOnly(String room, String known) {
        boolean store = room.equals("registry.store") || room.equals("registry.s3");
        DescribedPredicate<JavaClass> allowed =
                store ? assignableTo(ChurnException.class) : not(resideInAPackage(ROOT + ".registry.."));
        allowed = allowed.or(resideInAnyPackage(ROOT + ".internal.json..", ROOT + ".internal.io.."));
        for (String each : known.split(" ", -1)) {
            allowed = allowed.or(resideInAPackage(ROOT + "." + each));
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(allowed)))
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void servletNamesTheRegistryFromOneRoomOnly() {
        noClasses()
                .that(resideInAPackage(ROOT + ".servlet..").and(not(resideInAPackage(ROOT + ".servlet.registry"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".registry..")
                .check(PRODUCT);
    }

    @Test
    void servletNamesCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("..churn4j.servlet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..churn4j.training..",
                        "..churn4j.maven..",
                        "org.tribuo..",
                        "ml.dmlc..",
                        "org.apache..",
                        "org.eclipse.jetty..",
                        "org.springframework..")
                .check(PRODUCT);
    }

    /** The root of the servlet module wires its rooms; of http the rooms beside the endpoints know the problems only. */
    @ParameterizedTest(name = "{0} knows {1} only")
    @CsvSource({
        "http, http",
        "json, json http",
        "metrics, metrics http",
        "page, page http",
        "serving, serving metrics http",
        "journal, journal http",
        "endpoint, endpoint json serving journal metrics page openapi http",
        "openapi, openapi http",
        "registry, registry endpoint serving metrics http",
        "drift, drift serving metrics journal http"
    })
    void roomsOfTheServletLookDownOnly(String room, String known) {
        String servlet = ROOT + ".servlet.";
        DescribedPredicate<JavaClass> allowed = not(resideInAPackage(ROOT + ".servlet.."));
        for (String each : known.split(" ", -1)) {
            allowed = allowed.or(resideInAPackage(servlet + each + ".."));
        }
        noClasses()
                .that()
                .resideInAPackage(servlet + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(allowed)))
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void trainingNamesNoPlugin() {
        noClasses()
                .that()
                .resideInAPackage("..training..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".drift..",
                        "..churn4j.maven..",
                        "..churn4j.servlet..",
                        "org.apache.maven..",
                        "org.apache.catalina..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheTrainersNameTheirEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..training.tribuo..", "..training.boosting..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tribuo..", "ml.dmlc..")
                .check(PRODUCT);
    }

    @ParameterizedTest(name = "{0} knows {1} only")
    @CsvSource({
        "data, data",
        "pipeline, pipeline data",
        "model, model pipeline data internal.trees",
        "evaluate, evaluate",
        "report, report",
        "explain, explain model pipeline data"
    })
    void roomsOfCoreLookDownOnly(String room, String known) {
        DescribedPredicate<JavaClass> allowed =
                SHARED.or(resideInAnyPackage(ROOT + ".internal", ROOT + ".internal.json..", ROOT + ".internal.io.."));
        for (String each : known.split(" ", -1)) {
            allowed = allowed.or(resideInAPackage(ROOT + "." + each + ".."));
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(allowed)))
                .check(PRODUCT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(PRODUCT);
    }

    /** Packages; what all rooms may name stands below them, and the kernel for trees belongs to their model. */
    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String room = type.getPackageName();
            if (!room.startsWith(ROOT)) {
                return SliceIdentifier.ignore();
            }
            if (SHARED.test(type) && room.equals(ROOT)) {
                return SliceIdentifier.of("shared");
            }
            return SliceIdentifier.of(room.equals(ROOT + ".internal.trees") ? ROOT + ".model" : room);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    @Test
    void internalsOfCoreStayInCoreButForJsonAndFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("..training..", "..maven..", ROOT + ".registry..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".internal..")
                        .and(not(resideInAnyPackage(ROOT + ".internal.json..", ROOT + ".internal.io.."))))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("..maven..")
                .and(not(resideInAnyPackage("..maven.registry..", "..maven.drift.."))) // write documents for scripts
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".internal..")
                .check(PRODUCT);
    }

    @Test
    void nothingIsSerializedByJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(PRODUCT);
        assertThat(PRODUCT.stream()
                        .filter(c -> !c.isEnum() && !c.isAssignableTo(Throwable.class) && !c.isAssignableTo(Enum.class))
                        .filter(c -> c.getRawInterfaces().stream().anyMatch(i -> i.isEquivalentTo(Serializable.class)))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void nothingPrintsPastItsCaller() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.HelpMojo")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PRODUCT);
    }
}
