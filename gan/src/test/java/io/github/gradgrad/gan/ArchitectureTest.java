package io.github.gradgrad.gan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.gradgrad.autodiff.ModuleRules;
import io.github.gradgrad.gan.cli.Main;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest extends ModuleRules {
    private static final String GAN = "io.github.gradgrad.gan";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(requireNonNull(Critic.class.getProtectionDomain().getCodeSource())
                    .getLocation())
            .that(resideInAPackage(GAN + ".."));

    ArchitectureTest() {
        super(CLASSES, Main.class);
    }

    /** The losses and the trainer are for every use of a GAN: they know no data, no pictures and no command line. */
    @Test
    void theCoreKnowsNothingThatIsBuiltOnIt() {
        assertForbidden(
                GAN,
                "run",
                "cli",
                "picture",
                "data",
                "measure",
                "microscope",
                "figure",
                "lessons",
                "network",
                "diagnostics",
                "doctor",
                "experiment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "picture", "measure", "figure", "network"})
    void whatSurroundsTheCoreKnowsNeitherItNorRuns(String part) {
        noClasses()
                .that()
                .resideInAPackage(GAN + "." + part + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(GAN, GAN + ".run..", GAN + ".cli..")
                .check(CLASSES);
    }

    /** They examine critics and penalties, wherever those come from. */
    @Test
    void diagnosticsAndTheDoctorKnowTheCoreAlone() {
        assertForbidden(GAN + ".diagnostics..", "run", "cli", "picture", "data", "measure", "doctor");
        assertForbidden(GAN + ".doctor..", "run", "cli", "picture", "data", "measure", "diagnostics");
    }

    @Test
    void aRunKnowsNoCommandLine() {
        assertForbidden(GAN + ".run..", "cli", "experiment");
        assertForbidden(GAN + ".experiment..", "cli");
    }

    /** All three are optional: a user of the library need not have them. */
    @Test
    void picocliIsForTheCommandLineXchartForPicturesAndElkForTheMicroscopeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(GAN + ".microscope..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse..", "com.google.common..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(GAN + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(GAN + ".picture..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.knowm..")
                .check(CLASSES);
    }

    /** A misspelt package would make the rules above hold of nothing. */
    @Test
    void thePackagesOfTheseRulesExist() {
        for (String part : List.of(
                "",
                ".run",
                ".cli",
                ".picture",
                ".data",
                ".measure",
                ".microscope",
                ".figure",
                ".lessons",
                ".network",
                ".diagnostics",
                ".doctor",
                ".experiment")) {
            assertTrue(CLASSES.containPackage(GAN + part), part);
        }
    }

    private static void assertForbidden(String from, String... parts) {
        String[] packages =
                Stream.of(parts).map(part -> GAN + "." + part + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }
}
