package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.gan.WassersteinLoss;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.gan.data.SwissRoll;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.nn.Sgd;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** Weight clipping, and what it does to weights and gradients. */
final class Lesson06WeightClipping extends Lesson {
    Lesson06WeightClipping() {
        super(6, "Weight clipping", "It bounds slopes, but weights run to the limits, and gradients fade or explode.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("Two weights run into a corner");
        page.say("""
                A linear critic `C(x) = ⟨w, x⟩`, a real pile at (2, 1), a generated one at (0, 0), both single points.
                Its loss is −⟨w, (2, 1)⟩. After each step of size 0.01 every weight is cut to [−0.1, 0.1]:""");
        Linear linear = Linear.withoutBias(DType.FLOAT64, 2, 1, Initialisers.zeros(), RandomStream.of(6));
        WeightClipping clipping = new WeightClipping(-0.1, 0.1);
        Sgd descent = new Sgd(linear.parameters(), 0.01);
        Variable real = Variable.constant(Tensor.of(Shape.of(1, 2), 2.0, 1));
        Variable fake = Variable.constant(Tensor.of(Shape.of(1, 2), 0.0, 0));
        double[] first = new double[16], second = new double[16];
        for (int step = 0; step < first.length; step++) {
            first[step] = linear.parameters().get(0).value().at(0);
            second[step] = linear.parameters().get(0).value().at(1);
            Variable loss = WassersteinLoss.critic(linear.forward(real), linear.forward(fake));
            descent.step(loss.gradients(Parameters.variables(linear.parameters())));
            clipping.afterUpdate(linear.parameters());
        }
        page.let("way of the first weight", first);
        page.let("way of the second weight", second);
        Plot corner = Plot.of("first weight", "second weight").range(0, 0.2, 0, 0.12);
        corner = corner.line("w", 1, first, second).points("", 1, first, second);
        corner = corner.dashed("the best direction", 3, new double[] {0, 0.2}, new double[] {0, 0.1});
        page.figure("corner", corner, "It leaves in the best direction, and ends in the corner of its square.");
        double slope = Math.hypot(first[15], second[15]);
        page.number("slope ‖w‖ in the corner", slope);
        page.number("what it measures per unit of slope (√5 is right)", (2 * first[15] + second[15]) / slope);
        page.say("The distance is √5, so the corner looks in a wrong direction: clipping does not know the slope.");

        page.chapter("Deep critics: vanish or explode");
        page.say("""
                Stack L layers of width 4 without biases, all weights at the limit c, on positive inputs, so that each
                ReLU passes everything. Every further layer multiplies the gradient by 4c:""");
        page.formula("‖dC/dx‖ = 2c (4c)^(L − 1)");
        double[] limits = {0.01, 0.1, 0.25, 0.5};
        Plot plot = Plot.of("layers L", "log₁₀ of the gradient's norm");
        for (int i = 0; i < limits.length; i++) {
            double[] depths = new double[10], norms = new double[10], logarithms = new double[10];
            Variable weight = Variable.constant(Tensor.full(DType.FLOAT64, Shape.of(4, 4), limits[i]));
            Variable x = Variable.of("x", Tensor.ones(DType.FLOAT64, Shape.of(1, 4))), y = x;
            for (int k = 0; k < 10; k++) {
                depths[k] = k + 1;
                Variable gradient = y.mul(limits[i]).sum().differentiableGradient(x);
                norms[k] = gradient.safeNorm().item();
                logarithms[k] = Math.log10(norms[k]);
                y = y.matmul(weight).relu();
            }
            page.let("norms, limit " + (i + 1), norms);
            plot = plot.line("c = " + limits[i], i + 1, depths, logarithms);
        }
        page.figure("depth", plot, """
                At ten layers: {norms, limit 1.9} for the paper's limit c = 0.01, and {norms, limit 4.9} for c = 0.5.
                Only 1/4 would do here, which nobody knows beforehand.""");

        page.chapter("The same in a trained critic");
        page.say("""
                A critic of 2-32-32-1 units learns to tell the Swiss roll from noise for 200 steps, once with its
                weights clipped to ±0.1 and once with the gradient penalty. Where do its weights end?""");
        double[] middles = new double[21];
        for (int i = 0; i < middles.length; i++) middles[i] = (i - 10) * 0.02;
        double[] clipped = histogram(clipping), free = histogram(GradientPenalty.PAPER);
        page.let("at the limits", clipped[5] + clipped[15], free[5] + free[15]);
        Plot bars = Plot.of("weight", "share").bars("clipped", 2, middles, clipped);
        page.figure("histogram", bars.bars("with the penalty", 1, middles, free), """
                The share of weights and biases within 0.01 of a limit: {at the limits.0} with clipping, {at the limits.1}
                with the penalty. Those beyond ±0.21 are not drawn.""");
    }

    private static double[] histogram(LipschitzConstraint constraint) {
        RandomStream random = RandomStream.of(6);
        Linear in = Linear.of(2, 32, random), inner = Linear.of(32, 32, random), out = Linear.of(32, 1, random);
        Layer critic = Sequential.of(in, Activation.relu(), inner, Activation.relu(), out);
        CriticUpdate update = new CriticUpdate(new Player(critic, new Adam(critic.parameters(), 2e-3)), constraint);
        for (int step = 0; step < 200; step++) {
            Tensor noise = random.normal(DType.FLOAT32, Shape.of(64, 2));
            update.apply(new SwissRoll().batch(random, step, 64), noise, random.split(step));
        }
        double[] shares = new double[21];
        for (Parameter parameter : critic.parameters()) {
            for (double w : parameter.value().toDoubles()) {
                int bar = (int) Math.round(w / 0.02) + 10;
                if (bar >= 0 && bar <= 20) shares[bar] += 1 / 1185.0; // of all weights and biases
            }
        }
        return shares;
    }
}
