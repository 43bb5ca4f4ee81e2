package io.github.gradgrad.tensor.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainBlasProviderTest {
    private final BlasProvider.Products products = new PlainBlasProvider().load(Workers.of(1));

    static List<ProductCase> cases() {
        return ProductCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void multipliesDoublesAsTheDefinitionSays(ProductCase product) {
        product.checkDouble(products.float64());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void multipliesFloatsAsTheDefinitionSays(ProductCase product) {
        product.checkFloat(products.float32());
    }

    @Test
    void sumsFloatsInDoublePrecision() {
        // In float arithmetic 2^25 + 1 - 2^25 is 0.
        float[] c = {Float.NaN};
        products.float32()
                .gemm(
                        Matrix.of(new float[] {0x1p25f, 1, -0x1p25f}, 1, 3),
                        Matrix.of(new float[] {1, 1, 1}, 3, 1),
                        false,
                        Matrix.of(c, 1, 1));
        assertEquals(1, c[0]);
    }
}
