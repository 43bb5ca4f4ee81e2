package io.github.gradgrad.autodiff;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** The rules that every module keeps, from this one upwards; a test of the module's own rules inherits them. */
public abstract class ModuleRules {
    private final JavaClasses classes;
    private final Class<?>[] printers;

    /**
     * @param classes the module's, without its tests
     * @param printers those that may use the console
     */
    protected ModuleRules(JavaClasses classes, Class<?>... printers) {
        this.classes = classes;
        this.printers = printers;
    }

    @Test
    void thereAreClassesToHoldToTheRules() {
        assertFalse(classes.isEmpty());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.github.gradgrad.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothingPrintsButTheCommandLine() {
        noClasses()
                .that(are(DescribedPredicate.not(belongToAnyOf(printers))))
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void loggingIsTheSystemLoggersAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(classes);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Impl|Manager)")
                .check(classes);
    }
}
