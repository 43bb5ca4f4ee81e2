package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.gradgrad.tensor.Backend;
import org.junit.jupiter.api.Test;

class VectorKernelProviderTest {
    @Test
    void theBackendFindsBothProviders() {
        assertInstanceOf(VectorKernels.class, Backend.current().kernels32());
        assertEquals("panama", Backend.current().kernelsName());
        assertEquals("mixed", Backend.current().blasName());
    }
}
