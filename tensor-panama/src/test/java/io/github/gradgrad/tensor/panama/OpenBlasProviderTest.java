package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;
import org.junit.jupiter.api.Test;

class OpenBlasProviderTest extends BlasContractTest {
    @Override
    BlasProvider provider() {
        return new OpenBlasProvider();
    }

    @Test
    void describesItself() {
        String description = provider().load(Workers.of(2)).description();
        assertTrue(description.matches("OpenBLAS \\S+ from .*, 2 threads"), description);
        assertEquals("openblas", provider().name());
    }
}
