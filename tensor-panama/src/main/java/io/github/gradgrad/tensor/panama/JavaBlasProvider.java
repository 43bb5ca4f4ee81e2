package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Matrix products in Java on the Vector API, where there is no native library: FLOAT32 in {@link JavaBlas}, FLOAT64 in plain loops.
 * Must not touch a class of the Vector API before it knows that it is there.
 */
public final class JavaBlasProvider implements BlasProvider {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public int priority() {
        return 200;
    }

    @Override
    public Products load(Workers workers) {
        VectorKernelProvider.requireVectors();
        return new Products(
                new PackingBlas(new TiledBlas<>(new JavaBlas(workers), workers, JavaBlas.TILE), workers),
                new PlainBlasProvider().load(workers).float64(),
                "Vector API, " + workers.threads() + (workers.threads() == 1 ? " thread" : " threads"));
    }
}
