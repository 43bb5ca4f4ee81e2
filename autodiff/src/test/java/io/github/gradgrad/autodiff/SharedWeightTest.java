package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** A weight that is used several times, so large that the shares of its cotangent wait for each other. Whole numbers are exact. */
class SharedWeightTest {
    private static final int OUT = 256, IN = 128;
    private final Variable weight = variable(1, OUT, IN), bias = variable(2, OUT);
    private final Variable x = variable(3, 5, IN),
            z = variable(4, 7, IN),
            u = variable(5, 3, OUT),
            v = variable(6, 3, IN);

    @Test
    void everyUseInALinearMapCounts() {
        // d/dW of the sum of all elements of x W^T: in each row the sum of the rows of x.
        Variable loss = linear(x).sum().add(linear(z).sum());
        assertGradient((i, j) -> column(x, j) + column(z, j), loss.gradient(weight));
    }

    @Test
    void usesWhoseProductsTransposeDifferentOperandsCount() {
        // <u W, v> has the gradient u^T v, W v^T that of v W^T with the operands turned.
        Variable loss = linear(x)
                .sum()
                .add(u.matmul(weight).mul(v).sum())
                .add(weight.matmul(z.transpose(0, 1)).sum());
        assertGradient((i, j) -> column(x, j) + product(i, j) + column(z, j), loss.gradient(weight));
    }

    @Test
    void aUseThatIsNoProductCountsBeforeAndAfterThem() {
        Variable first = weight.sum().add(linear(x).sum()).add(linear(z).sum());
        assertGradient((i, j) -> 1 + column(x, j) + column(z, j), first.gradient(weight));
        Variable last = linear(x).sum().add(linear(z).sum()).add(weight.sum());
        assertGradient((i, j) -> column(x, j) + column(z, j) + 1, last.gradient(weight));
    }

    @Test
    void aUseThatNoCotangentReachesIsNotWaitedFor() {
        // The derivative of relu' is 0 everywhere: of the penalty's two uses of W in x W^T none is left.
        Variable scores = linear(x).relu().sum();
        Variable penalty = scores.differentiableGradient(x)
                .mul(v.sum(0))
                .sum()
                .add(linear(z).sum());
        Tensor live = penalty.differentiableGradient(weight).value();
        assertArrayEquals(live.toDoubles(), penalty.gradient(weight).toDoubles());
    }

    @Test
    void aResultMayBeSharedToo() {
        Variable doubled = weight.mul(2);
        Variable loss = LinearAlgebra.linear(x, doubled, bias)
                .sum()
                .add(LinearAlgebra.linear(z, doubled, bias).sum());
        List<Tensor> gradients = loss.gradients(List.of(doubled, weight));
        assertGradient((i, j) -> column(x, j) + column(z, j), gradients.get(0));
        assertGradient((i, j) -> 2 * (column(x, j) + column(z, j)), gradients.get(1));
    }

    @Test
    void whatWaitsKeepsItsOperandsWhereTheGraphIsUsedUp() {
        Tensor kept = nonlinear().gradient(weight);
        Workspace workspace = new Workspace();
        for (int step = 0; step < 3; step++) {
            assertEquals(
                    kept,
                    workspace.run(() -> nonlinear()
                            .pullback()
                            .consuming()
                            .gradients(List.of(weight))
                            .get(0)
                            .keep()));
        }
    }

    /** The weight in four products, whose operands are intermediate results. */
    private Variable nonlinear() {
        Variable first = linear(x.mul(2)).relu(), second = linear(z.mul(3)).relu();
        Variable back = first.matmul(weight)
                .square()
                .sum()
                .add(second.matmul(weight).square().sum());
        return back.add(second.square().sum());
    }

    private Variable linear(Variable rows) {
        return LinearAlgebra.linear(rows, weight, bias);
    }

    /** The sum of a column. */
    private static int column(Variable rows, int j) {
        int sum = 0;
        for (int r = 0; r < rows.shape().dim(0); r++) sum += (int) rows.value().get(r, j);
        return sum;
    }

    /** An element of u^T v. */
    private int product(int i, int j) {
        int sum = 0;
        for (int r = 0; r < 3; r++)
            sum += (int) (u.value().get(r, i) * v.value().get(r, j));
        return sum;
    }

    private static void assertGradient(IntBinaryOperator expected, Tensor gradient) {
        assertEquals(
                Tensor.generate(DType.FLOAT64, Shape.of(OUT, IN), i -> expected.applyAsInt(i / IN, i % IN)), gradient);
    }

    private static Variable variable(long seed, int... dims) {
        SplittableRandom random = new SplittableRandom(seed);
        return Variable.of(Tensor.generate(DType.FLOAT64, Shape.of(dims), i -> random.nextInt(-3, 4)));
    }
}
