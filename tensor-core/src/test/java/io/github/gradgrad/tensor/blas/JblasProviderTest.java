package io.github.gradgrad.tensor.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.blas.BlasProvider.Products;
import io.github.gradgrad.tensor.kernels.Workers;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a machine without a Fortran runtime jblas cannot be loaded; it must then say so, and nothing else. */
class JblasProviderTest {
    private static final Optional<Products> PRODUCTS = load();

    static List<ProductCase> cases() {
        return ProductCase.all();
    }

    private static Optional<Products> load() {
        try {
            return Optional.of(new JblasProvider().load(Workers.of(1)));
        } catch (UnsupportedOperationException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("libgfortran"), e.getMessage());
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void multipliesDoublesWhereItLoads(ProductCase product) {
        product.checkDouble(
                PRODUCTS.orElse(new PlainBlasProvider().load(Workers.of(1))).float64());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void multipliesFloatsWhereItLoads(ProductCase product) {
        product.checkFloat(
                PRODUCTS.orElse(new PlainBlasProvider().load(Workers.of(1))).float32());
    }

    @Test
    void failsTheSameWayOrNotAtAllWhenLoadedAgain() {
        assertEquals(PRODUCTS.isPresent(), load().isPresent());
    }

    @Test
    void saysThatJblasIsNotOnTheClassPath() throws Exception {
        URL library = JblasProvider.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader withoutJblas = new URLClassLoader(new URL[] {library}, null)) {
            Object provider = withoutJblas
                    .loadClass(JblasProvider.class.getName())
                    .getConstructor()
                    .newInstance();
            Class<?> workers = withoutJblas.loadClass(Workers.class.getName());
            Object oneThread = workers.getMethod("of", int.class).invoke(null, 1);
            Throwable thrown = assertThrows(
                            ReflectiveOperationException.class,
                            () -> provider.getClass().getMethod("load", workers).invoke(provider, oneThread))
                    .getCause();
            assertEquals("jblas is not on the class path", thrown.getMessage());
        }
    }
}
