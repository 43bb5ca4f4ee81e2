package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;
import org.junit.jupiter.api.Test;

class JavaBlasProviderTest extends BlasContractTest {
    @Override
    BlasProvider provider() {
        return new JavaBlasProvider();
    }

    @Test
    void describesItself() {
        String description = provider().load(Workers.of(2)).description();
        assertTrue(description.matches("Vector API, 2 threads"), description);
        assertEquals("java", provider().name());
    }
}
