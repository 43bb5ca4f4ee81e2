package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;

/** Matrix products by OpenBLAS, and some in Java, where that is faster: {@link BlasBySize}. FLOAT64 by OpenBLAS. */
public final class MixedBlasProvider implements BlasProvider {
    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public int priority() {
        return 400;
    }

    @Override
    public Products load(Workers workers) {
        BlasBySize.Sizes sizes = BlasBySize.Sizes.ofProcessor();
        Products java = new JavaBlasProvider().load(workers), open = new OpenBlasProvider().load(workers);
        return new Products(
                new BlasBySize<>(sizes, java.float32(), new TurningBlas(open.float32())),
                open.float64(),
                open.description() + "; Vector API for " + sizes.words);
    }
}
