package io.github.gradgrad.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Example;
import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.autodiff.UserOpContractTest;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CubeOpTest extends UserOpContractTest {
    @Override
    protected Stream<Example> uses() {
        return Stream.of(Shape.of(), Shape.of(3, 1), Shape.of(2, 1, 2, 3, 1))
                .map(shape -> Example.of(
                        shape.toString(),
                        xs -> new CubeOp().apply(xs.get(0)),
                        inputs -> inputs.get(0).map(x -> Math.pow(x, 3)),
                        shape));
    }

    @Test
    void passesTheCheckOfTheDocumentation() {
        Tensor point = Tensor.of(Shape.of(3), -1.5, 0.5, 2);
        GradientCheck.of(xs -> new CubeOp().apply(xs.get(0))).order(3).at(point);
    }

    @Test
    void hasItsThirdDerivative() {
        Variable x = Variable.of(Tensor.of(Shape.of(), 5.0));
        Variable second = new CubeOp().apply(x).differentiableGradient(x).differentiableGradient(x);
        assertEquals(30, second.item());
        assertEquals(6, second.gradient(x).item());
    }

    /** What the documentation shows is what is compiled and tested here, word for word. */
    @Test
    void isTheExampleOfTheDocumentation() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        String documentation = Files.readString(module.resolve("src/main/java/io/github/gradgrad/autodiff/Op.java"));
        int start = documentation.indexOf("final class CubeOp"), end = documentation.indexOf(" * }</pre>", start);
        String example = documentation.substring(start, end).replaceAll("(?m)^ \\* ?", "");
        String compiled = Files.readString(module.resolve("src/test/java/io/github/gradgrad/example/CubeOp.java"));
        assertTrue(
                compiled.contains(example), () -> "not in CubeOp.java as it stands in Op's documentation:\n" + example);
    }
}
