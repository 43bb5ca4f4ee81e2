package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;

class LinearAlgebraTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.of(
                matmul(Shape.of(3, 4), Shape.of(4, 2), Shape.of(3, 2)),
                matmul(Shape.of(4), Shape.of(4, 2), Shape.of(2)),
                matmul(Shape.of(3, 4), Shape.of(4), Shape.of(3)),
                matmul(Shape.of(4), Shape.of(4), Shape.of()),
                matmul(Shape.of(1), Shape.of(1), Shape.of()),
                matmul(Shape.of(2, 3, 4), Shape.of(4, 2), Shape.of(2, 3, 2)),
                matmul(Shape.of(3, 4), Shape.of(2, 4, 5), Shape.of(2, 3, 5)),
                matmul(Shape.of(2, 1, 3, 4), Shape.of(3, 4, 2), Shape.of(2, 3, 3, 2)),
                matmul(Shape.of(4), Shape.of(2, 4, 5), Shape.of(2, 5)),
                matmul(Shape.of(2, 3, 4), Shape.of(4), Shape.of(2, 3)),
                Example.of(
                        "bmm",
                        xs -> LinearAlgebra.bmm(xs.get(0), xs.get(1)),
                        inputs -> product(inputs.get(0), inputs.get(1), Shape.of(2, 3, 5)),
                        Shape.of(2, 3, 4),
                        Shape.of(2, 4, 5)),
                Example.of(
                        "outer",
                        xs -> LinearAlgebra.outer(xs.get(0), xs.get(1)),
                        inputs -> Numbers.generate(
                                new int[] {3, 4},
                                i -> inputs.get(0).get(i[0]) * inputs.get(1).get(i[1])),
                        Shape.of(3),
                        Shape.of(4)),
                linear(Shape.of(3, 4), Shape.of(3, 5)),
                linear(Shape.of(4), Shape.of(5)),
                linear(Shape.of(2, 1, 4), Shape.of(2, 1, 5)));
    }

    private static Example matmul(Shape a, Shape b, Shape y) {
        return Example.of(
                "matmul, " + a + " x " + b,
                xs -> LinearAlgebra.matmul(xs.get(0), xs.get(1)),
                inputs -> product(inputs.get(0), inputs.get(1), y),
                a,
                b);
    }

    /** A vector is read as a row, or as a column; the index of y is without it. */
    private static Numbers product(Numbers a, Numbers b, Shape y) {
        boolean row = a.dims().length == 1, column = b.dims().length == 1;
        int inner = b.dim(Math.max(0, b.dims().length - 2));
        return Numbers.generate(y.toArray(), i -> {
            int[] batch = Arrays.copyOf(i, i.length - (row ? 0 : 1) - (column ? 0 : 1));
            double sum = 0;
            for (int r = 0; r < inner; r++) {
                double left = row ? a.get(r) : element(a, batch, i[batch.length], r);
                double right = column ? b.get(r) : element(b, batch, r, i[i.length - 1]);
                sum += left * right;
            }
            return sum;
        });
    }

    /** Of the matrix that broadcasting puts at this place of the batch. */
    private static double element(Numbers x, int[] batch, int row, int column) {
        int[] index = new int[x.dims().length];
        int shift = batch.length - (index.length - 2);
        for (int d = 0; d < index.length - 2; d++) index[d] = x.dim(d) == 1 ? 0 : batch[shift + d];
        index[index.length - 2] = row;
        index[index.length - 1] = column;
        return x.get(index);
    }

    private static Example linear(Shape x, Shape y) {
        return Example.of(
                "linear, " + x,
                xs -> LinearAlgebra.linear(xs.get(0), xs.get(1), xs.get(2)),
                inputs -> Numbers.generate(y.toArray(), i -> {
                    int[] from = i.clone();
                    int out = i[i.length - 1];
                    double sum = inputs.get(2).get(out);
                    for (int k = 0; k < 4; k++) {
                        from[i.length - 1] = k;
                        sum += inputs.get(0).get(from) * inputs.get(1).get(out, k);
                    }
                    return sum;
                }),
                x,
                Shape.of(5, 4),
                Shape.of(5));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable vector = ones(3), matrix = ones(3, 4), batch = ones(2, 3, 4);
        return Stream.of(
                Refusal.of(() -> LinearAlgebra.matmul(ones(), vector), "matmul", "[]", "[3]"),
                Refusal.of(() -> LinearAlgebra.matmul(matrix, vector), "matmul", "inner dimensions", "[3, 4]"),
                Refusal.of(
                        () -> LinearAlgebra.matmul(batch, matrix), "matmul", "inner dimensions", "[2, 3, 4]", "[3, 4]"),
                Refusal.of(() -> LinearAlgebra.bmm(batch, matrix), "bmm", "[2, 3, 4]", "[3, 4]"),
                Refusal.of(() -> LinearAlgebra.bmm(batch, ones(1, 4, 2)), "bmm", "[2, 3, 4]", "[1, 4, 2]"),
                Refusal.of(() -> LinearAlgebra.outer(vector, matrix), "outer", "[3]", "[3, 4]"),
                Refusal.of(() -> LinearAlgebra.linear(batch, ones(5, 3)), "linear", "[2, 3, 4]", "[5, 3]"),
                Refusal.of(() -> LinearAlgebra.linear(ones(), matrix), "linear", "[]", "[3, 4]"),
                Refusal.of(() -> LinearAlgebra.linear(batch, ones(5, 4), ones(1)), "linear", "bias", "[5, 4]", "[1]"));
    }

    private static Variable ones(int... dims) {
        return Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(dims)));
    }

    @Override
    double sumsUpTo() {
        return 32;
    }
}
