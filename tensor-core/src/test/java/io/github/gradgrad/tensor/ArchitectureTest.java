package io.github.gradgrad.tensor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.gradgrad.tensor");

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.github.gradgrad.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whatComputesDoesNotKnowTensors() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.github.gradgrad.tensor.kernels..",
                        "io.github.gradgrad.tensor.blas..",
                        "io.github.gradgrad.tensor.functions..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.gradgrad.tensor")
                .check(CLASSES);
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void loggingIsTheSystemLoggersAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Impl|Manager)")
                .check(CLASSES);
    }
}
