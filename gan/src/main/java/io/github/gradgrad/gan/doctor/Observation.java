package io.github.gradgrad.gan.doctor;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the examined penalty with a critic of closed form: what it was given, where it differentiated the critic, and
 * what came out.
 */
final class Observation {
    private final ClosedForm form;
    private final double[] parameters;
    private final Tensor real;
    private final Tensor fake;
    private final @Nullable Tensor points;
    private final boolean sawGradient;
    private final double value;
    private final double[] gradient;

    private Observation(
            ClosedForm form,
            double[] parameters,
            Tensor real,
            Tensor fake,
            Recorder seen,
            double value,
            double[] gradient) {
        this.form = form;
        this.parameters = parameters;
        this.real = real;
        this.fake = fake;
        Tensor batch = seen.points();
        this.points = batch != null && batch.size() == real.size() ? batch : null;
        this.sawGradient = seen.sawGradient();
        this.value = value;
        this.gradient = gradient;
    }

    /** Calls the penalty once; real and generated samples differ in every element by 0.5 to 1.5, either way. */
    static Observation of(PenaltyFunction penalty, ClosedForm form, Shape shape, double[] parameters, long seed) {
        RandomStream random = RandomStream.of(seed);
        Tensor fake = random.uniform(DType.FLOAT64, shape, -1, 1);
        Tensor apart = random.uniform(DType.FLOAT64, shape, -1, 1);
        Tensor real = Elementwise.combine((x, u) -> x + u + Math.copySign(0.5, u), fake, apart);
        Variable p = Variable.of("critic's parameters", Tensor.of(Shape.of(parameters.length), parameters));
        Recorder recorder = new Recorder(x -> form.score(rows(x), p));
        Variable value = penalty.penalty(recorder, real, fake);
        double[] gradient = value.isDifferentiable()
                ? value.pullback().zerosForUnused().gradients(List.of(p)).get(0).toDoubles()
                : new double[parameters.length];
        return new Observation(form, parameters, real, fake, recorder, value.item(), gradient);
    }

    private static Variable rows(Variable x) {
        int n = x.shape().dim(0);
        return x.reshape(Shape.of(n, x.shape().size() / n));
    }

    /** The shape of the samples, [N, ..]. */
    Shape shape() {
        return real.shape();
    }

    double[] parameters() {
        return parameters;
    }

    /** Whether the critic was scored with a batch of this shape. */
    boolean sawPoints() {
        return points != null;
    }

    /** Whether a gradient was taken at a batch. */
    boolean sawGradient() {
        return sawGradient;
    }

    double value() {
        return value;
    }

    /** Of the value with respect to the critic's parameters; zeros if the value is a constant. */
    double[] gradient() {
        return gradient;
    }

    /** dC/dx of each sample at the points, [N][d], for any parameters; zeros if there are no points. */
    double[][] slopes(double[] atParameters) {
        double[][] slopes = new double[shape().dim(0)][elements()];
        if (points == null) return slopes;
        double[] x = points.toDoubles();
        int d = elements();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = form.gradient(Arrays.copyOfRange(x, i * d, (i + 1) * d), atParameters);
        }
        return slopes;
    }

    /** The epsilon of each element, [N][d]: (point - fake) / (real - fake). */
    double[][] epsilons() {
        double[][] epsilons = new double[shape().dim(0)][elements()];
        if (points == null) return epsilons;
        int d = elements();
        for (int k = 0; k < points.size(); k++) {
            epsilons[k / d][k % d] = (points.at(k) - fake.at(k)) / (real.at(k) - fake.at(k));
        }
        return epsilons;
    }

    /** (point - real) / s for each element, [N][d], with s the standard deviation of all numbers of the real batch. */
    double[][] noises() {
        double[][] noises = new double[shape().dim(0)][elements()];
        if (points == null) return noises;
        double mean = 0, squares = 0;
        for (double x : real.toDoubles()) mean += x / real.size();
        for (double x : real.toDoubles()) squares += (x - mean) * (x - mean) / real.size();
        int d = elements();
        for (int k = 0; k < points.size(); k++) {
            noises[k / d][k % d] = (points.at(k) - real.at(k)) / Math.sqrt(squares);
        }
        return noises;
    }

    @Override
    public String toString() {
        return form + ", " + shape();
    }

    private int elements() {
        return real.size() / real.shape().dim(0);
    }
}
