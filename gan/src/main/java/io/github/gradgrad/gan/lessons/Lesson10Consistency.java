package io.github.gradgrad.gan.lessons;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.figure.Plot;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** The consistency term of CT-GAN. */
final class Lesson10Consistency extends Lesson {
    Lesson10Consistency() {
        super(
                10,
                "The consistency term",
                "The penalty looks between samples; around the real ones nobody looks, until this term does.");
    }

    @Override
    void teach(LessonPage page) {
        page.chapter("What the gradient penalty does not see");
        page.say(
                "A generated sample at −2, a real one at 2, and a critic that is well behaved between them and steep beyond:");
        page.formula("C(x) = x + 4 relu(x − 2)");
        double[] at = new double[121], scores = new double[121];
        for (int i = 0; i < at.length; i++) {
            at[i] = (i - 60) / 20.0;
            scores[i] = critic(scalar(at[i])).item();
        }
        Tensor between = Tensor.generate(DType.FLOAT64, Shape.of(40, 1), i -> -2 + i / 10.0);
        Variable norms = GradientPenalty.norms(Lesson10Consistency::critic, between);
        page.number("gradient penalty at 40 points between", GradientPenalty.PAPER.of(norms));
        Plot plot = Plot.of("x", "score").line("critic", 1, at, scores);
        plot = plot.points("generated and real", 0, new double[] {-2, 2}, new double[] {-2, 2});
        plot = plot.points("disturbed real samples", 2, new double[] {1.7, 2.3}, new double[] {1.7, 3.5});
        page.figure(
                "steep", plot, "The penalty is 0. Early in training, points between are far from the real samples.");
        page.say("Disturb the real sample a little, twice, and compare: the slope between x′ = 1.7 and x″ = 2.3 is");
        double slope = critic(scalar(2.3)).sub(critic(scalar(1.7))).item() / 0.6;
        page.number("|C(x′) − C(x″)| / |x′ − x″|", slope);
        page.number("its excess over 1", Math.max(0, slope - 1));

        page.chapter("Disturbed by dropout");
        page.say("""
                Wei et al. (2018) let dropout do the disturbing: the same real sample goes through the critic twice,
                and each time other hidden units are silenced. Take h = (1, 2, 3) before dropout, half of the units
                kept and doubled, and the output weights v = (0.5, −0.25, 0.1):""");
        Variable h = row(1, 2, 3), v = Variable.of("v", Tensor.of(Shape.of(1, 3), 0.5, -0.25, 0.1));
        Variable first = h.mul(row(2, 0, 2)), second = h.mul(row(0, 2, 2));
        Variable c1 = first.mul(v).sum(), c2 = second.mul(v).sum();
        page.table("two passes", "pass", "h₁", "h₂", "h₃", "score");
        page.row(
                "kept: 1 and 3",
                first.value().at(0),
                first.value().at(1),
                first.value().at(2),
                c1.item());
        page.row(
                "kept: 2 and 3",
                second.value().at(0),
                second.value().at(1),
                second.value().at(2),
                c2.item());
        page.formula("""
                d  = (C′ − C″)² + 0.1 mean((h′ − h″)²)
                CT = 2 max(0, d − M′)
                """);
        Variable d = c1.sub(c2).square().add(first.sub(second).square().mean().mul(0.1));
        Variable term = d.sub(0.2).relu().mul(2);
        page.number("d", d);
        page.number("CT with M′ = 0.2", term);
        page.let("dCT/dv", term.gradient(v));
        page.say("""
                Its gradient with respect to v is 4 (C′ − C″) (h′ − h″) = ({dCT/dv.0}, {dCT/dv.1}, {dCT/dv.2}):
                weights of units on which both passes agree are left alone. One backward pass is enough; there is no
                gradient inside this term.""");

        page.chapter("Together");
        page.say("""
                CT-GAN adds it to the gradient penalty: the one bounds the slope between the distributions, the other
                around the real samples, where it also keeps the critic from memorising them. Dropout is on in all
                passes of the critic, the penalty's included.""");
    }

    private static Variable critic(Variable x) {
        return x.add(x.sub(2).relu().mul(4));
    }

    private static Variable scalar(double value) {
        return Variable.constant(Tensor.scalar(DType.FLOAT64, value));
    }

    private static Variable row(double... values) {
        return Variable.constant(Tensor.of(Shape.of(1, values.length), values));
    }
}
