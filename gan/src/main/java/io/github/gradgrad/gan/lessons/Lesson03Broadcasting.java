package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.Grids;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/** Tensors, broadcasting, and why its gradient sums. */
final class Lesson03Broadcasting extends Lesson {
    Lesson03Broadcasting() {
        super(
                3,
                "Broadcasting, and why its gradient is a sum",
                "What is used many times collects the cotangents of every use: stretching and summing are each other's adjoint.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Forwards: a row is stretched over the batch");
        Variable x = Variable.of("x", Tensor.of(Shape.of(2, 3), 1.0, 2, 3, 4, 5, 6));
        Variable bias = Variable.of("bias", Tensor.of(Shape.of(3), 10.0, 20, 30));
        Variable y = x.add(bias);
        page.let("y", y.value());
        page.say("A layer adds one bias row to every sample of its batch. Two samples, three features:");
        page.figure(
                "forward",
                Grids.of()
                        .numbers("x [2, 3]", x.value())
                        .numbers("bias [3]", bias.value().reshape(Shape.of(1, 3)))
                        .numbers("x + bias [2, 3]", y.value()),
                "Shapes are aligned at the right; a missing dim, or one of size 1, is stretched. No copy is made.");

        page.chapter("Backwards: the copies add up");
        Tensor v = Tensor.of(Shape.of(2, 3), 1.0, 0, 2, 3, 1, 0);
        List<Tensor> gradients = y.pullback(Variable.constant(v)).gradients(List.of(x, bias));
        page.let("dx", gradients.get(0));
        page.let("dbias", gradients.get(1));
        page.say("""
                Let the cotangent v arrive at y. Every sample used the same bias, so the bias gets the sum of what
                arrives at its copies, as in lesson 1, where paths met: {dbias.0}, {dbias.1} and {dbias.2}.""");
        page.figure(
                "backward",
                Grids.of()
                        .numbers("v [2, 3]", v)
                        .numbers("to x [2, 3]", gradients.get(0))
                        .numbers("to bias [3]", gradients.get(1).reshape(Shape.of(1, 3))),
                "Down the column: 1 + 3, 0 + 1, 2 + 0.");

        page.chapter("Why: the adjoint");
        page.say("""
                A linear map A has an adjoint Aᵀ, defined by ⟨A b, v⟩ = ⟨b, Aᵀ v⟩ for all b and v, and the gradient
                rule of a linear map is its adjoint. For stretching that is summing, and the other way round:""");
        Variable stretched = bias.broadcastTo(Shape.of(2, 3)), cotangent = Variable.constant(v);
        page.number("⟨stretch(bias), v⟩", stretched.mul(cotangent).sum());
        page.number("⟨bias, sum(v)⟩", bias.mul(cotangent.sum(0)).sum());
        page.say("""
                So the ops `broadcastTo` and `sumTo` have each other as gradient, and the pair is closed:
                differentiate as often as you like, nothing new appears. It stands in one place, `BinaryOp`, for all
                ops that broadcast.""");

        page.chapter("The second order, with a product");
        Variable scale = Variable.of("scale", Tensor.of(Shape.of(3), 10.0, 20, 30));
        Variable energy = x.mul(scale).square().sum().mul(0.5);
        Variable first = energy.differentiableGradient(scale);
        Tensor second = first.sum().gradient(scale);
        page.formula("E = ½ Σ (x_ij s_j)²      dE/ds_j = s_j Σ_i x_ij²      d²E/ds_j² = Σ_i x_ij²");
        page.table("derivatives of E", "", "column 0", "column 1", "column 2");
        page.row("dE/ds", first.value().toDoubles());
        page.row("d²E/ds²", second.toDoubles());
        page.say("The sum over the batch came back at each order without a rule of its own.");

        page.chapter("A batch of scores, one gradient each");
        page.say("""
                The gradient penalty needs dC(x_i)/dx_i for every sample i of a batch. Scores are summed first:
                `critic.score(x).sum().differentiableGradient(x)`. Since score i depends on sample i alone, row i of
                the gradient of the sum is just what is wanted, in one sweep for the whole batch. Lesson 8 shows what
                happens when a critic breaks that assumption.""");
    }
}
