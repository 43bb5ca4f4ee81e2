package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.figure.Grids;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** The same penalty done wrong in five ways, and how to notice. */
final class Lesson08FiveMistakes extends Lesson {
    private static final Tensor POINTS = Tensor.of(Shape.of(4, 2), 0.0, 1, 1, 0, 2, -1, -1, 3);

    Lesson08FiveMistakes() {
        super(
                8,
                "Five ways to get it wrong",
                "Each of these trains without an error message. A linear critic, whose penalty is known, tells them apart.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("The yardstick");
        page.say("""
                For the critic `C(x) = ⟨w, x⟩` the gradient is w at every point, so the penalty and its gradient are
                known. Take w = (3, 4), of norm 5, four points and λ = 10:""");
        page.formula("P = λ (‖w‖ − 1)² = 160      dP/dw = 2λ (‖w‖ − 1) w / ‖w‖ = (48, 64)");
        Variable w = Variable.of("w", Tensor.of(Shape.of(1, 2), 3.0, 4));
        Critic critic = x -> x.matmulTransposed(w);
        show(page, "the right penalty", GradientPenalty.PAPER.of(GradientPenalty.norms(critic, POINTS)), w);

        page.chapter("1 · The gradient without its graph");
        page.code("Tensor g = scores.sum().gradient(x);      // should be differentiableGradient");
        Variable x = Variable.of("x", POINTS);
        Variable detached = Variable.constant(critic.score(x).sum().gradient(x));
        show(page, "detached", penalty(detached.safeNorm(1)), w);
        page.say("""
                The value is right, and nothing is learned from it. *Notice:* `penalty.gradients(w)` throws here,
                since the penalty does not depend on w. In a framework that gives zeros or keeps silent, look at the
                norms: they drift away from 1 although the penalty is reported.""");

        page.chapter("2 · One norm for the whole batch");
        page.code("Variable n = g.safeNorm();                // should be safeNorm(1): one norm for each sample");
        Variable g = critic.score(x).sum().differentiableGradient(x);
        show(page, "norm over the batch", penalty(g.safeNorm()), w);
        page.say("""
                √4 · 5 = 10 in place of 5: the norm of N samples is √N times as large, so the slope is pulled to 1/√N.
                *Notice:* the penalty changes when the batch is doubled.""");

        page.chapter("3 · The gradient of the mean score");
        page.code("Variable g = scores.mean().differentiableGradient(x);   // should be sum()");
        Variable divided = critic.score(x).mean().differentiableGradient(x);
        show(page, "mean of the scores", penalty(divided.safeNorm(1)), w);
        page.say("""
                Each sample's gradient is divided by N = 4: norm 1.25, and the slope is pulled to N. *Notice:* the
                estimate of the distance grows about N-fold, and again the batch size matters.""");

        page.chapter("4 · An ε for each pixel");
        page.code("Tensor epsilon = random.uniform(real.dtype(), real.shape());   // should be [N, 1]");
        Tensor real = Tensor.of(Shape.of(1, 2), 1.0, 0), fake = Tensor.of(Shape.of(1, 2), 0.0, 1);
        Tensor right = GradientPenalty.interpolate(real, fake, Tensor.of(Shape.of(1, 1), 0.9));
        Tensor wrong = GradientPenalty.interpolate(real, fake, Tensor.of(Shape.of(1, 2), 0.9, 0.1));
        page.let("right point", right);
        page.let("wrong point", wrong);
        Plot plot = Plot.of("pixel 1", "pixel 2").range(-0.1, 1.3, -0.1, 1.3);
        plot = plot.line("between real and generated", 0, new double[] {1, 0}, new double[] {0, 1});
        plot = plot.points("one ε", 3, right).points("an ε for each pixel", 2, wrong);
        page.figure("points", plot, """
                One ε = 0.9 gives ({right point.0}, {right point.1}), on the line. Two give ({wrong point.0},
                {wrong point.1}).""");
        double distance = Math.abs(wrong.at(0) + wrong.at(1) - 1) / Math.sqrt(2);
        page.number("distance of the wrong point from the line", distance);
        page.say("""
                The theory asks for slope 1 on the *lines* between samples; these points fill the box around them.
                *Notice:* a test that x̂ − G(z) is parallel to x − G(z). A linear critic cannot tell, its slope is the
                same everywhere.""");

        page.chapter("5 · Batch normalisation in the critic");
        page.say("""
                The trick of summing the scores assumes that score i depends on sample i alone. Batch normalisation
                subtracts the batch's mean from every sample, so each score depends on all samples. For the points −1,
                0, 1:""");
        Variable line = Variable.of("x", Tensor.of(Shape.of(3, 1), -1.0, 0, 1));
        Variable normalised = Normalisation.batchNorm(line, 0);
        double[] influence = new double[9];
        for (int i = 0; i < 3; i++) {
            Tensor row = normalised.slice(0, i, i + 1).sum().gradient(line);
            for (int j = 0; j < 3; j++) influence[3 * i + j] = row.at(j);
        }
        page.let("influence", influence);
        Grids grid = Grids.of().numbers("d score i / d sample j", Tensor.of(Shape.of(3, 3), influence));
        page.figure("influence", grid, """
                Should be diagonal. Instead every column sums to 0: the mean of normalised samples never moves.""");
        Variable slope = Variable.of("slope", Tensor.of(Shape.of(1, 1), 5.0));
        Critic broken = samples -> Normalisation.batchNorm(samples, 0).matmul(slope);
        Variable norms = GradientPenalty.norms(broken, line.value());
        page.number("penalty of slope 5 behind batch normalisation", GradientPenalty.PAPER.of(norms));
        page.say("""
                The gradient of the sum is 0 whatever the slope, so the penalty is λ (0 − 1)² = 10 for every weight: a
                constant. *Notice:* compute the gradient of one score with respect to another sample; it must be 0.
                Use layer normalisation instead, which stays within its sample.""");
    }

    private static Variable penalty(Variable norms) {
        return norms.sub(1).square().mean().mul(10);
    }

    private static void show(LessonPage page, String name, Variable penalty, Variable w) {
        // a constant has nothing to differentiate
        boolean learns = penalty.isDifferentiable();
        Tensor gradient = learns ? penalty.gradient(w) : Tensor.zeros(DType.FLOAT64, w.shape());
        page.table(name, "", "P", "dP/dw₁", "dP/dw₂");
        page.row("got", penalty.item(), gradient.at(0), gradient.at(1));
        page.row("right", 160, 48, 64);
    }
}
