package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatMulOpTest extends OpContractTest {
    /** m, k, n: small, with sizes of 1, odd, and larger than a block of registers. */
    private static final int[][] SIZES = {{1, 1, 1}, {3, 4, 2}, {1, 5, 3}, {5, 1, 3}, {5, 3, 1}, {7, 11, 5}, {17, 9, 33}
    };

    @Override
    Stream<Example> examples() {
        return Stream.of(matrices(), batches(), RandomShapes.draw(MatMulOpTest::random))
                .flatMap(examples -> examples);
    }

    private static Stream<Example> matrices() {
        return Stream.of(SIZES)
                .flatMap(s -> Stream.of(
                        example("a b", Variable::matmul, false, false, s),
                        example("a b^T", Variable::matmulTransposed, false, true, s),
                        example("a^T b", (a, b) -> new MatMulOp(true, false).apply(a, b), true, false, s),
                        example("a^T b^T", (a, b) -> new MatMulOp(true, true).apply(a, b), true, true, s)));
    }

    /** Batches of [3, 4] times [4, 2], transposed in every way, whose dims broadcast. */
    private static Stream<Example> batches() {
        return Stream.of(false, true)
                .flatMap(ta -> Stream.of(false, true)
                        .flatMap(tb -> Stream.of(
                                batch(ta, tb, Shape.of(2), Shape.of(2), Shape.of(2)),
                                batch(ta, tb, Shape.of(2), Shape.of(), Shape.of(2)),
                                batch(ta, tb, Shape.of(), Shape.of(1), Shape.of(1)),
                                batch(ta, tb, Shape.of(2, 1), Shape.of(3), Shape.of(2, 3)),
                                batch(ta, tb, Shape.of(3), Shape.of(2, 1, 1), Shape.of(2, 1, 3)))));
    }

    private static Example random(RandomShapes random) {
        Shape joint = random.ofRank(random.between(0, 3)), a = random.stretchingTo(joint);
        return batch(random.coin(), random.coin(), a, joint, joint);
    }

    private static Example batch(boolean ta, boolean tb, Shape aBatch, Shape bBatch, Shape batch) {
        Shape a = ta ? matrices(aBatch, 4, 3) : matrices(aBatch, 3, 4);
        Shape b = tb ? matrices(bBatch, 2, 4) : matrices(bBatch, 4, 2);
        return Example.of(
                a + (ta ? "^T " : " ") + b + (tb ? "^T" : ""),
                xs -> new MatMulOp(ta, tb).apply(xs.get(0), xs.get(1)),
                inputs -> Numbers.generate(matrices(batch, 3, 2).toArray(), i -> {
                    double sum = 0;
                    for (int r = 0; r < 4; r++) {
                        int row = i[i.length - 2], column = i[i.length - 1];
                        sum += inputs.get(0).stretched(ta ? at(i, r, row) : at(i, row, r))
                                * inputs.get(1).stretched(tb ? at(i, column, r) : at(i, r, column));
                    }
                    return sum;
                }),
                a,
                b);
    }

    private static Shape matrices(Shape batch, int rows, int columns) {
        int[] dims = at(Arrays.copyOf(batch.toArray(), batch.rank() + 2), rows, columns);
        return Shape.of(dims);
    }

    /** The same with other numbers in the last two places. */
    private static int[] at(int[] index, int row, int column) {
        int[] changed = index.clone();
        changed[index.length - 2] = row;
        changed[index.length - 1] = column;
        return changed;
    }

    private static Example example(String form, BinaryOperator<Variable> op, boolean ta, boolean tb, int[] mkn) {
        int m = mkn[0], k = mkn[1], n = mkn[2];
        return Example.of(
                form + ", " + m + "x" + k + "x" + n,
                xs -> op.apply(xs.get(0), xs.get(1)),
                inputs -> product(inputs.get(0), ta, inputs.get(1), tb, m, k, n),
                ta ? Shape.of(k, m) : Shape.of(m, k),
                tb ? Shape.of(n, k) : Shape.of(k, n));
    }

    private static Numbers product(Numbers a, boolean ta, Numbers b, boolean tb, int m, int k, int n) {
        return Numbers.generate(new int[] {m, n}, i -> {
            double sum = 0;
            for (int r = 0; r < k; r++) {
                sum += (ta ? a.get(r, i[0]) : a.get(i[0], r)) * (tb ? b.get(i[1], r) : b.get(r, i[1]));
            }
            return sum;
        });
    }

    @Override
    double sumsUpTo() {
        return 11 * 2 * 2;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable a = zeros(64, 128), b = zeros(100, 10), vector = zeros(128);
        return Stream.of(
                Refusal.of(() -> a.matmul(b), "matmul", "inner dimensions", "a [64, 128]", "b [100, 10]"),
                Refusal.of(() -> a.matmulTransposed(b), "matmul", "[64, 128]", "[100, 10] transposed"),
                Refusal.of(() -> new MatMulOp(true, false).apply(a, b), "matmul", "[64, 128] transposed", "[100, 10]"),
                Refusal.of(
                        () -> zeros(2, 3, 4).matmul(zeros(5, 4, 3)), "matmul", "[2, 3, 4]", "[5, 4, 3]", "2 against 5"),
                Refusal.of(() -> a.matmul(vector), "matmul", "two matrices", "[64, 128]", "[128]"),
                Refusal.of(
                        () -> a.matmul(Variable.of(Tensor.zeros(DType.FLOAT32, Shape.of(128, 2)))),
                        "matmul",
                        "FLOAT64[64, 128]",
                        "FLOAT32[128, 2]"));
    }

    private static Variable zeros(int... dims) {
        return Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(dims)));
    }

    /** From d&lt;g, a b&gt; = &lt;g b^T, da&gt; + &lt;a^T g, db&gt;, with a or b or both transposed. */
    @Test
    void theFormulasHaveTheTransposesOfThisProduct() {
        assertFormulas("a b", "g b^T", "a^T g", new MatMulOp(false, false));
        assertFormulas("a b^T", "g b", "g^T a", new MatMulOp(false, true));
        assertFormulas("a^T b", "b g^T", "a g", new MatMulOp(true, false));
        assertFormulas("a^T b^T", "b^T g^T", "g^T a^T", new MatMulOp(true, true));
    }

    private static void assertFormulas(String y, String da, String db, Op op) {
        assertEquals(List.of(y, da, db), List.of(op.formula(), op.gradientFormula(0), op.gradientFormula(1)));
    }
}
