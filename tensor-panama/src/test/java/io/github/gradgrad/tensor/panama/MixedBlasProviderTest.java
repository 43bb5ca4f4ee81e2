package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.BlasProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedBlasProviderTest extends BlasContractTest {
    @Override
    BlasProvider provider() {
        return new MixedBlasProvider();
    }

    @Test
    void productsGoToTheOneOrTheOtherBySize() {
        List<String> calls = new ArrayList<>();
        Blas<float[]> blas = new BlasBySize<>(noting(calls, "middling"), noting(calls, "other"));
        int[][] sizes = {{128, 128, 128}, {127, 128, 128}, {256, 784, 128}, {512, 512, 512}, {4096, 31, 128}};

        for (int[] size : sizes) {
            blas.gemm(false, false, size[0], size[1], size[2], A, 0, 1, A, 0, 1, 0, A, 0, 1);
        }

        assertEquals(List.of("middling", "other", "middling", "other", "other"), calls);
    }

    private static final float[] A = {};

    private static Blas<float[]> noting(List<String> calls, String name) {
        return (ta, tb, m, n, k, a, ao, lda, b, bo, ldb, beta, c, co, ldc) -> calls.add(name);
    }
}
