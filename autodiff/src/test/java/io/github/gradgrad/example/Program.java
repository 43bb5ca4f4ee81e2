package io.github.gradgrad.example;

import io.github.gradgrad.autodiff.NonFinite;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** A program whose loss is not a number; {@link CreationSiteTest} runs it in a JVM of its own. */
final class Program {
    private Program() {}

    public static void main(String[] arguments) {
        Variable weight = Variable.of("weight", Tensor.of(Shape.of(2), 4.0, -1));
        Variable root = weight.sqrt(); // where the fault is
        Variable loss = root.sum();
        System.out.println(NonFinite.forward(loss).orElseThrow().report());
    }
}
