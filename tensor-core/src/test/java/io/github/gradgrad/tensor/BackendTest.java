package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.kernels.KernelProvider;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {
    private static final Kernels<float[]> FAST_KERNELS = LoopKernels.float32();
    private static final BlasProvider.Products FAST_PRODUCTS = new BlasProvider.Products(
            new PlainBlasProvider().load(Workers.of(1)).float32(),
            (a, b, add, c) -> c.array()[c.offset()] = 42,
            "a fast one");

    @Test
    void takesTheFastestThatLoads() {
        Backend backend = choose(Map.of());
        assertEquals("fast", backend.kernelsName());
        assertSame(FAST_KERNELS, backend.kernels32());
        assertEquals("quick", backend.blasName());
        assertSame(FAST_PRODUCTS.float32(), backend.blas32());
        assertSame(FAST_PRODUCTS.float64(), backend.blas64());
    }

    @Test
    void saysInOneLineWhatIsInUseAndWhyNothingFaster() {
        Backend backend = choose(Map.of("gradgrad.threads", "3"), List.of(), List.of(broken(400, "quickest"), quick()));
        assertEquals(
                "kernels: loops; products: quick (a fast one); threads: 3; not tensor-panama: not on the class path; "
                        + "not quickest: no such processor",
                backend.summary());
    }

    @Test
    void passesOverAProviderThatFailsInAnyWay() {
        BlasProvider failing = provider(400, "failing", () -> {
            throw new UnsatisfiedLinkError("libmissing.so");
        });
        Backend backend = choose(Map.of(), List.of(), List.of(failing, quick()));
        assertEquals("quick", backend.blasName());
        assertTrue(backend.summary()
                .contains("not failing: failed to load: java.lang.UnsatisfiedLinkError: libmissing.so"));
    }

    @Test
    void listsEveryProviderWithItsState() {
        List<ProviderStatus> statuses = choose(Map.of()).providers();
        assertTrue(statuses.contains(new ProviderStatus("products", "quick", true, "a fast one")));
        assertTrue(statuses.contains(new ProviderStatus("products", "plain", false, "slower than quick")));
        assertTrue(statuses.contains(new ProviderStatus("kernels", "loops", false, "slower than fast")));
    }

    @Test
    void saysOfASlowerProviderThatItCannotBeLoaded() {
        Backend backend = choose(Map.of(), List.of(), List.of(quick(), broken(200, "slower")));
        assertTrue(backend.providers().contains(new ProviderStatus("products", "slower", false, "no such processor")));
        assertFalse(backend.summary().contains("slower"), backend.summary());
    }

    /** The case of a program that has tensor-core alone, on any Java. */
    @Test
    void withoutTensorPanamaSaysThatItIsNotThereAndWorksWithWhatIs() {
        Backend backend = Backend.current();
        List<ProviderStatus> statuses = backend.providers();
        for (String role : List.of("kernels", "products")) {
            assertTrue(statuses.contains(new ProviderStatus(role, "tensor-panama", false, "not on the class path")));
        }
        assertEquals("loops", backend.kernelsName());
        ProviderStatus jblas = statuses.stream()
                .filter(status -> status.name().equals("jblas"))
                .findFirst()
                .orElseThrow();
        assertEquals(jblas.inUse() ? "jblas" : "plain", backend.blasName());
        assertTrue(jblas.inUse() || jblas.note().contains("libgfortran"), jblas.note());
    }

    @Test
    void doesAsItIsTold() {
        Backend backend = choose(Map.of("gradgrad.kernels", "loops", "gradgrad.blas", "plain"));
        assertEquals("loops", backend.kernelsName());
        assertNotSame(FAST_KERNELS, backend.kernels32());
        assertEquals("plain", backend.blasName());
        assertFalse(backend.summary().contains("not fast"), backend.summary());
    }

    @Test
    void listsWhatThereIsWhenAskedForTheUnknown() {
        String message = assertThrows(IllegalStateException.class, () -> choose(Map.of("gradgrad.blas", "mkl")))
                .getMessage();
        assertEquals("gradgrad.blas=mkl cannot be used; there are quick, jblas, plain", message);
    }

    @Test
    void saysWhyTheOneItWasToldToTakeCannotBeLoaded() {
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> choose(Map.of("gradgrad.blas", "quickest"), List.of(), List.of(broken(400, "quickest"))))
                .getMessage();
        assertEquals(
                "gradgrad.blas=quickest cannot be used; there are quickest, jblas, plain; quickest: no such processor",
                message);
    }

    @Test
    void referenceMeansLoopsEverywhere() {
        Backend backend = choose(Map.of("gradgrad.kernels", "reference"));
        assertEquals("reference", backend.kernelsName());
        assertNotSame(FAST_KERNELS, backend.kernels32());
        assertEquals("plain", backend.blasName());
        assertEquals(6, product64(backend));
    }

    @Test
    void referenceKeepsFloat64PlainEvenIfABlasIsNamed() {
        Backend backend = choose(Map.of("gradgrad.kernels", "reference", "gradgrad.blas", "quick"));
        assertSame(FAST_PRODUCTS.float32(), backend.blas32());
        assertEquals(6, product64(backend));
    }

    @Test
    void takesAllCoresUnlessTold() {
        assertEquals(
                Runtime.getRuntime().availableProcessors(), choose(Map.of()).threads());
        assertEquals(5, choose(Map.of("gradgrad.threads", "5")).threads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", "1.5", "99999999999"})
    void saysWhatANumberOfThreadsIs(String value) {
        String message = assertThrows(IllegalArgumentException.class, () -> choose(Map.of("gradgrad.threads", value)))
                .getMessage();
        assertEquals("gradgrad.threads=" + value + ": expected a whole number, 1 or more", message);
    }

    @Test
    void currentIsChosenOnce() {
        assertSame(Backend.current(), Backend.current());
        float[] sum = new float[1];
        Backend.current()
                .blas32()
                .gemm(
                        Matrix.of(new float[] {1, 2}, 1, 2),
                        Matrix.of(new float[] {3, 4}, 2, 1),
                        false,
                        Matrix.of(sum, 1, 1));
        assertArrayEquals(new float[] {11}, sum);
    }

    private static double product64(Backend backend) {
        double[] c = {0};
        backend.blas64()
                .gemm(Matrix.of(new double[] {2}, 1, 1), Matrix.of(new double[] {3}, 1, 1), false, Matrix.of(c, 1, 1));
        return c[0];
    }

    private static Backend choose(Map<String, String> properties) {
        KernelProvider fast = new KernelProvider() {
            @Override
            public String name() {
                return "fast";
            }

            @Override
            public Kernels<float[]> float32(Workers workers) {
                return FAST_KERNELS;
            }
        };
        return choose(properties, List.of(fast), List.of(quick()));
    }

    private static Backend choose(
            Map<String, String> properties, List<KernelProvider> kernels, List<BlasProvider> blas) {
        return Backend.choose(
                properties::get, new ProviderSearch<>(kernels, Map.of()), new ProviderSearch<>(blas, Map.of()));
    }

    private static BlasProvider quick() {
        return provider(300, "quick", () -> FAST_PRODUCTS);
    }

    private static BlasProvider broken(int priority, String name) {
        return provider(priority, name, () -> {
            throw new UnsupportedOperationException("no such processor");
        });
    }

    private static BlasProvider provider(int priority, String name, Supplier<BlasProvider.Products> load) {
        return new BlasProvider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int priority() {
                return priority;
            }

            @Override
            public Products load(Workers workers) {
                return load.get();
            }
        };
    }
}
