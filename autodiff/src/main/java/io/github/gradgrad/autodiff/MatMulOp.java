package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = op(a) op(b), where op transposes if its flag is set.
 *
 * <p>Gradient: without flags da = g b^T, db = a^T g; each flag moves a transpose. A product again, so it is its own gradient.
 *
 * <p>Shapes: op(a) [.., m, k], op(b) [.., k, n], y [.., m, n]; the dims before the last two broadcast, and each gradient is
 * summed back by {@link BinaryOp}.
 *
 * <p>Notes: a transpose is a flag of the product, never a copy. More than two dims are a batch of matrices.
 */
@Formula(
        y = "op(a) op(b)",
        gradient = {"g b^T", "a^T g"})
final class MatMulOp extends BinaryOp {
    private final boolean transposeA;
    private final boolean transposeB;

    MatMulOp(boolean transposeA, boolean transposeB) {
        this.transposeA = transposeA;
        this.transposeB = transposeB;
    }

    @Override
    protected Tensor forward(Tensor a, Tensor b) {
        return Products.matmul(a, transposeA, b, transposeB);
    }

    @Override
    protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
        return productA(g, b).compute();
    }

    @Override
    protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
        return productB(g, a).compute();
    }

    @Override
    @Nullable
    MatrixProduct gradientAsProduct(int i, Variable g, List<Variable> inputs) {
        Variable a = inputs.get(0), b = inputs.get(1);
        if (a.shape().rank() > 2 || b.shape().rank() > 2) return null;
        return i == 0 ? productA(g, b) : productB(g, a);
    }

    private MatrixProduct productA(Variable g, Variable b) {
        return transposeA ? product(b, transposeB, g, true) : product(g, false, b, !transposeB);
    }

    private MatrixProduct productB(Variable g, Variable a) {
        return transposeB ? product(g, true, a, transposeA) : product(a, !transposeA, g, false);
    }

    private static MatrixProduct product(Variable a, boolean transposeA, Variable b, boolean transposeB) {
        return new MatrixProduct(new MatMulOp(transposeA, transposeB), a, b);
    }

    boolean transposesA() {
        return transposeA;
    }

    boolean transposesB() {
        return transposeB;
    }

    /** With this product's own transposes. */
    @Override
    public String formula() {
        return product("a", transposeA, "b", transposeB);
    }

    /** As {@link #gradientA} and {@link #gradientB} have it. */
    @Override
    public String gradientFormula(int i) {
        if (i == 0) return transposeA ? product("b", transposeB, "g", true) : product("g", false, "b", !transposeB);
        return transposeB ? product("g", true, "a", transposeA) : product("a", !transposeA, "g", false);
    }

    private static String product(String a, boolean transposeA, String b, boolean transposeB) {
        return a + (transposeA ? "^T " : " ") + b + (transposeB ? "^T" : "");
    }

    @Override
    public String attributes() {
        return (transposeA ? "transposeA" : "")
                + (transposeA && transposeB ? "," : "")
                + (transposeB ? "transposeB" : "");
    }
}
