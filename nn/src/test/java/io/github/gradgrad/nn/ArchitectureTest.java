package io.github.gradgrad.nn;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
            .importPackages("io.github.gradgrad.nn");

    @Test
    void networksKnowNothingOfWhatIsTrainedWithThem() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.gradgrad.gan..", "io.github.gradgrad.tensor.panama..")
                .check(CLASSES);
    }

    @Test
    void tensorsAreComputedThroughTheFacades() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.gradgrad.tensor.kernels..", "io.github.gradgrad.tensor.blas..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.github.gradgrad.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** What a user may extend is abstract; the rest is as it is. */
    @Test
    void layersAndOptimisersAreFinal() {
        for (Class<?> type : new Class<?>[] {Layer.class, Optimiser.class}) {
            classes()
                    .that()
                    .areAssignableTo(type)
                    .and()
                    .doNotHaveModifier(ABSTRACT)
                    .should()
                    .haveModifier(FINAL)
                    .check(CLASSES);
        }
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
