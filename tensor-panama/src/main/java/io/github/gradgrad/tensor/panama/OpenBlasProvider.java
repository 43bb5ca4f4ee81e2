package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Matrix products by OpenBLAS, on the arrays of the heap themselves: no copy, no JNI.
 *
 * <p>The library comes from bytedeco's jar of OpenBLAS if that is on the class path, else from the system
 * (Debian: the package {@code libopenblas0}).
 */
public final class OpenBlasProvider implements BlasProvider {
    /** Some 5 us of work; OpenBLAS likes multiples of 16. */
    private static final TiledBlas.Tile TILE = new TiledBlas.Tile(1 << 18, 16, 16);

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public int priority() {
        return 300;
    }

    @Override
    public Products load(Workers workers) {
        try {
            OpenBlas.probe();
            int threads = workers.threads();
            String description = OpenBlas.description() + ", " + threads + (threads == 1 ? " thread" : " threads");
            return threads == 1
                    ? new Products(OpenBlas::gemmFloats, OpenBlas::gemmDoubles, description)
                    : new Products(
                            new TiledBlas<>(OpenBlas::gemmFloats, workers, TILE),
                            new TiledBlas<>(OpenBlas::gemmDoubles, workers, TILE),
                            description);
        } catch (ExceptionInInitializerError e) {
            String reason =
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            throw new UnsupportedOperationException(reason, e);
        }
    }
}
