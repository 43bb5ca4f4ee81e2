package io.github.gradgrad.benchmarks.suites;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductBenchmarkTest {
    @ParameterizedTest
    @EnumSource
    void providersComputeTheSameProduct(Product product) {
        float[] expected = of("plain", product);
        float tolerance = 1e-6f * product.k;
        for (String provider : Providers.names())
            assertArrayEquals(expected, of(provider, product), tolerance, provider);
    }

    private static float[] of(String provider, Product product) {
        ProductBenchmark benchmark = new ProductBenchmark();
        benchmark.provider = provider;
        benchmark.product = product;
        benchmark.prepare();
        return benchmark.product();
    }
}
