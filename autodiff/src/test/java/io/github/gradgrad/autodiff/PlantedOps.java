package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ops whose gradient rule is given from outside, so that a test can plant a wrong one. */
final class PlantedOps {
    private PlantedOps() {}

    /** A rule of an op of one input. */
    @FunctionalInterface
    interface UnaryRule {
        @Nullable
        Variable apply(Variable g, Variable x, Variable y);
    }

    /** A rule of an op of two inputs, for input i. */
    @FunctionalInterface
    interface BinaryRule {
        @Nullable
        Variable apply(int i, Variable g, Variable a, Variable b);
    }

    static Variable exp(Variable x, UnaryRule rule) {
        return new Elementary(Unary.EXP, rule).apply(x);
    }

    static Variable square(Variable x, UnaryRule rule) {
        return new Elementary(Unary.SQUARE, rule).apply(x);
    }

    static Variable mul(Variable a, Variable b, BinaryRule rule) {
        return new Pair(Binary.MUL, rule).apply(a, b);
    }

    static Variable add(Variable a, Variable b, BinaryRule rule) {
        return new Pair(Binary.ADD, rule).apply(a, b);
    }

    static Variable matmul(Variable a, Variable b, BinaryRule rule) {
        return new Product(rule).apply(a, b);
    }

    static Variable conv2d(Variable x, Variable w, BinaryRule rule) {
        return new Convolved(rule).apply(x, w);
    }

    private static final class Elementary extends UnaryOp {
        private final UnaryFunction formula;
        private final UnaryRule rule;

        Elementary(UnaryFunction formula, UnaryRule rule) {
            this.formula = formula;
            this.rule = rule;
        }

        @Override
        protected Tensor forward(Tensor x) {
            return Elementwise.map(formula, x);
        }

        @Override
        protected @Nullable Variable gradient(Variable g, Variable x, Variable y) {
            return rule.apply(g, x, y);
        }
    }

    /** No {@link BinaryOp}, which would undo broadcasting by itself. */
    private static class Pair extends Op {
        private final Binary formula;
        private final BinaryRule rule;

        Pair(Binary formula, BinaryRule rule) {
            this.formula = formula;
            this.rule = rule;
        }

        @Override
        protected Tensor forward(List<Tensor> inputs) {
            return Elementwise.combine(formula, inputs.get(0), inputs.get(1));
        }

        @Override
        protected @Nullable Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output) {
            return rule.apply(i, cotangent, inputs.get(0), inputs.get(1));
        }
    }

    private static final class Product extends Pair {
        Product(BinaryRule rule) {
            super(Binary.MUL, rule);
        }

        @Override
        protected Tensor forward(List<Tensor> inputs) {
            return Products.matmul(inputs.get(0), false, inputs.get(1), false);
        }
    }

    private static final class Convolved extends Pair {
        Convolved(BinaryRule rule) {
            super(Binary.MUL, rule);
        }

        @Override
        protected Tensor forward(List<Tensor> inputs) {
            return Convolutions.conv2d(inputs.get(0), inputs.get(1), ConvGeometry.of(1, 0));
        }
    }
}
