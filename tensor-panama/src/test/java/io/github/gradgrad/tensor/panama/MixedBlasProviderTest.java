package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedBlasProviderTest extends BlasContractTest {
    @Override
    BlasProvider provider() {
        return new MixedBlasProvider();
    }

    @Test
    void largeProductsAndOthersBySize() {
        List<String> calls = new ArrayList<>();
        Blas<float[]> blas = new BlasBySize<>(noting(calls, "large"), noting(calls, "other"));
        int[][] sizes = {{64, 128, 128}, {63, 128, 128}, {16, 256, 256}, {512, 512, 512}, {4096, 15, 128}};

        for (int[] size : sizes) {
            int m = size[0], n = size[1], k = size[2];
            blas.gemm(Matrix.of(A, m, k), Matrix.of(A, k, n), false, Matrix.of(A, m, n));
        }

        assertEquals(List.of("large", "other", "large", "large", "other"), calls);
    }

    private static final float[] A = {};

    private static Blas<float[]> noting(List<String> calls, String name) {
        return (a, b, add, c) -> calls.add(name);
    }
}
