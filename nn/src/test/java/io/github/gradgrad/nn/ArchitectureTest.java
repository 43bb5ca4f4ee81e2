package io.github.gradgrad.nn;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.gradgrad.autodiff.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleRules {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.gradgrad.nn");

    ArchitectureTest() {
        super(CLASSES);
    }

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
}
