package io.github.gradgrad.autodiff;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Unary;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the compiler does not see to. */
class ArchitectureTest extends ModuleRules {
    private static final JavaClasses LIBRARY = LibraryClasses.load();

    private static final ArchRule RULES_SEE_ONLY_VARIABLES =
            classes().that().areAssignableTo(Op.class).should(new SeeOnlyVariablesInGradients());

    ArchitectureTest() {
        super(LIBRARY);
    }

    @Test
    void gradientRulesSeeOnlyVariables() {
        RULES_SEE_ONLY_VARIABLES.check(LIBRARY);
    }

    /** The rule finds what it is there to find, wherever it hides. */
    @Test
    void gradientRulesThatPeekAreFound() {
        JavaClasses peeking =
                new ClassFileImporter().importClasses(ReadsValue.class, InLambda.class, InMethod.class, ByName.class);
        List<String> details =
                RULES_SEE_ONLY_VARIABLES.evaluate(peeking).getFailureReport().getDetails();
        TreeSet<String> found = new TreeSet<>();
        for (String detail : details) found.add(detail.substring(0, detail.indexOf(':')));
        assertEquals(new TreeSet<>(List.of("ReadsValue", "InLambda", "InMethod", "ByName")), found);
    }

    @Test
    void opsAreFinalAndPackagePrivate() {
        classes()
                .that()
                .areAssignableTo(Op.class)
                .and()
                .doNotHaveModifier(ABSTRACT)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(FINAL)
                .check(LIBRARY);
    }

    @Test
    void tensorsAreComputedThroughTheFacades() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.gradgrad.tensor.kernels..", "io.github.gradgrad.tensor.blas..")
                .check(LIBRARY);
    }

    private abstract static class Exponential extends UnaryOp {
        @Override
        protected Tensor forward(Tensor x) {
            return Elementwise.map(Unary.EXP, x);
        }
    }

    private static final class ReadsValue extends Exponential {
        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            return g.mul(y.item());
        }
    }

    private static final class InLambda extends Exponential {
        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            Function<Variable, Variable> hidden = z -> Variable.constant(Elementwise.map(Unary.EXP, x.value()));
            return g.mul(hidden.apply(x));
        }
    }

    private static final class InMethod extends Exponential {
        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            return g.mul(frozen(y));
        }

        private static Variable frozen(Variable y) {
            return Variable.constant(y.value());
        }
    }

    private static final class ByName extends Exponential {
        @Override
        protected Variable gradient(Variable g, Variable x, Variable y) {
            Function<Variable, Tensor> value = Variable::value;
            return g.mul(Variable.constant(value.apply(y)));
        }
    }
}
