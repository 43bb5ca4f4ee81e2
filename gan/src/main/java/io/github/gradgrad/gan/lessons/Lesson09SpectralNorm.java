package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.Frames;
import io.github.gradgrad.gan.figure.Grids;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Spectral normalisation: norms multiply under composition; power iteration drawn. */
final class Lesson09SpectralNorm extends Lesson {
    private static final Variable W = Variable.of("W", Tensor.of(Shape.of(2, 2), 3.0, 0, 4, 5));

    Lesson09SpectralNorm() {
        super(
                9,
                "Spectral normalisation",
                "Divide each layer by the most it can stretch, and the whole critic has slope at most 1.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Norms multiply under composition");
        page.say("""
                A layer x → W x stretches a vector by at most σ(W), its largest singular value. ReLU stretches by at
                most 1. One layer after another stretches by at most the product:""");
        page.formula("‖W₂ relu(W₁ x) − W₂ relu(W₁ y)‖ ≤ σ(W₂) σ(W₁) ‖x − y‖");
        page.say("For W₁ = (3 0; 4 5) and W₂ = (0.6 0.8), and without the ReLU between them:");
        Variable row = Variable.constant(Tensor.of(Shape.of(1, 2), 0.6, 0.8));
        page.number("σ(W₂) σ(W₁)", row.safeNorm().item() * Math.sqrt(45));
        page.number("σ(W₂ W₁)", row.matmul(W).safeNorm());
        page.say(
                "The product is a bound, and not attained: the first layer's favourite direction is not the second's.");

        page.chapter("Power iteration: what does W stretch most?");
        page.say(
                "Apply W and its transpose in turn to any vector, and keep its length at 1. It turns to the direction sought:");
        page.formula("v ← Wᵀ W v / ‖Wᵀ W v‖      σ ≈ ‖W v‖");
        double[][] circle = new double[2][73], ellipse = new double[2][73];
        for (int i = 0; i < 73; i++) {
            Variable at = column(Math.cos(i * Math.PI / 36), Math.sin(i * Math.PI / 36)), to = W.matmul(at);
            for (int k = 0; k < 2; k++) {
                circle[k][i] = at.value().at(k);
                ellipse[k][i] = to.value().at(k);
            }
        }
        Plot shapes = Plot.of("", "").square().range(-8, 8, -8, 8).line("all v", 0, circle[0], circle[1]);
        shapes = shapes.line("all W v", 1, ellipse[0], ellipse[1]);
        List<Plot> frames = new ArrayList<>();
        Variable v = column(1, 0), u = v;
        page.table("power iteration", "iterations", "v₁", "v₂", "σ so far");
        for (int i = 0; i <= 4; i++) {
            Variable stretched = W.matmul(v);
            double sigma = stretched.safeNorm().item();
            page.row("" + i, v.value().at(0), v.value().at(1), sigma);
            frames.add(shapes.line("v", 2, ray(v)[0], ray(v)[1]).line("W v", 3, ray(stretched)[0], ray(stretched)[1]));
            u = stretched.div(sigma).detach();
            Variable back = W.transpose(0, 1).matmul(u);
            if (i < 4) v = back.div(back.safeNorm()).detach();
        }
        page.figure("power", Frames.of(1, frames), """
                W turns the circle into an ellipse. The green arrow finds its longest radius, √45: each iteration leaves a
                ninth of the error in direction, the ratio of the squared singular values 5 and 45.""");

        page.chapter("The derivative of σ");
        page.say(
                "In a layer, σ = uᵀ W v with u and v taken as constants; dσ/dW = u vᵀ is then right where u and v are exact:");
        Variable exactV = column(Math.sqrt(0.5), Math.sqrt(0.5)), exactU = column(Math.sqrt(0.1), Math.sqrt(0.9));
        Tensor slope = exactU.mul(W.matmul(exactV)).sum().gradient(W);
        page.let("dσ/dW", slope);
        page.figure("slope", Grids.of().numbers("dσ/dW", slope), "The exact u = (1, 3) / √10 and v = (1, 1) / √2.");

        page.chapter("A normalised layer");
        Variable normalised = W.div(u.mul(W.matmul(v)).sum());
        page.number("‖(W / σ) v‖ after four iterations", normalised.matmul(v).safeNorm());
        page.number(
                "the same for the exact direction", normalised.matmul(exactV).safeNorm());
        page.say("""
                As cheap as two products of a matrix and a vector, and without double backprop: the price is that the
                bound is a product of worst cases, so that critics end up flatter than they might be. Training makes
                one iteration per update and keeps v, since the weights move little in between (Miyato et al., 2018).""");
    }

    private static Variable column(double first, double second) {
        return Variable.constant(Tensor.of(Shape.of(2, 1), first, second));
    }

    private static double[][] ray(Variable v) {
        return new double[][] {{0, v.value().at(0)}, {0, v.value().at(1)}};
    }
}
