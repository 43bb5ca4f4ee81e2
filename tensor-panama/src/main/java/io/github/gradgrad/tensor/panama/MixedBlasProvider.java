package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Matrix products by OpenBLAS and in Java, whichever is faster: on a core with 32 vector registers by size, on others all of FLOAT32 in
 * Java, as OpenBLAS has no special cases for small ones there. FLOAT64 by OpenBLAS.
 */
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
        Products java = new JavaBlasProvider().load(workers), open = new OpenBlasProvider().load(workers);
        boolean bySize = Lanes.REGISTERS >= 32;
        return new Products(
                bySize ? new BlasBySize<>(java.float32(), new TurningBlas(open.float32())) : java.float32(),
                open.float64(),
                open.description() + "; Vector API for " + (bySize ? "large ones" : "FLOAT32"));
    }
}
