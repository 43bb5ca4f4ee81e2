// Lesson 7 for jshell: the gradient penalty of one 3x3 image, and its second pass. Run from the checkout, after any ./gradgrad command:
//   jshell --class-path "$(printf '%s:' integration/target/quick/launch/lib/*.jar)" docs/lesson-7.jsh
// Then change a number and evaluate the lines below it again: /list shows them with their numbers.
import io.github.gradgrad.autodiff.*;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.tensor.*;

// A real image, a generated one, and the point between them
Tensor real = Tensor.of(Shape.of(1, 9), 0.0, 1, 0, 0, 1, 0, 0, 1, 0);
Tensor fake = Tensor.of(Shape.of(1, 9), 0.4, 0.6, 0.2, 0.5, 0.9, 0.7, 0.1, 0.6, 0.5);
Variable x = Variable.of("x", GradientPenalty.interpolate(real, fake, Tensor.of(Shape.of(1, 1), 0.31)));

// The critic: C(x) = v . leakyRelu(W x + b) + c
Variable w = Variable.of("W", Tensor.of(Shape.of(2, 9), 0.5, 0, 0.5, 0, 0, 0, -0.5, 0, -0.5, 0, 0.5, 0, -0.5, 0, -0.5, 0, 0.5, 0));
Variable b = Variable.of("b", Tensor.of(Shape.of(2), 0.6, -0.81));
Variable v = Variable.of("v", Tensor.of(Shape.of(1, 2), 1.5, -10.0));
Variable c = Variable.of("c", Tensor.of(Shape.of(1), -4.0));
Variable score = x.matmulTransposed(w).add(b).leakyRelu(0.2).matmulTransposed(v).add(c);
System.out.printf(Locale.ROOT, "score %.4f%n", score.item());

// First pass back: the gradient of each pixel, with its graph
Variable g = score.sum().differentiableGradient(x);
Variable n = g.safeNorm(1);
System.out.println("gradient " + Arrays.toString(g.value().toDoubles()));
System.out.printf(Locale.ROOT, "norm %.4f%n", n.item());

// The penalty, and the second pass through the gradient's graph
Variable penalty = n.sub(1).square().mean().mul(10);
System.out.printf(Locale.ROOT, "penalty %.4f%n", penalty.item());
List<Tensor> gradients = penalty.pullback().zerosForUnused().gradients(List.of(w, v, b, c));
System.out.printf(Locale.ROOT, "dP/dv %.4f %.4f%n", gradients.get(1).at(0), gradients.get(1).at(1));
System.out.println("dP/dW " + Arrays.toString(gradients.get(0).toDoubles()));

// Without the graph there is nothing to learn from:
//   Variable bare = Variable.constant(score.sum().gradient(x));
//   bare.safeNorm(1).sub(1).square().mean().mul(10).gradient(v);      // throws: it does not depend on v
