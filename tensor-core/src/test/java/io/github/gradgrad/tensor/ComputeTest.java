package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.functions.Unary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComputeTest {
    /** The backend is chosen once per process, so a wrong setting needs a process of its own. */
    @Test
    void aWrongSettingIsReportedByEveryComputationAndNotByTheFirstAlone() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dgradgrad.blas=abacus",
                        TwoComputations.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("java.lang.IllegalStateException java.lang.IllegalStateException", output.strip());
    }

    /** Prints what two computations throw. */
    static final class TwoComputations {
        private TwoComputations() {}

        public static void main(String[] args) {
            System.out.println(thrown() + " " + thrown());
        }

        private static String thrown() {
            try {
                return Elementwise.map(Unary.NEG, Tensor.scalar(DType.FLOAT32, 1))
                        .toString();
            } catch (IllegalStateException | LinkageError e) {
                return e.getClass().getName();
            }
        }
    }
}
