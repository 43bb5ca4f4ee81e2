package io.github.gradgrad.gan.doctor;

import io.github.gradgrad.gan.doctor.Diagnosis.Check;
import io.github.gradgrad.gan.doctor.Diagnosis.Finding;
import io.github.gradgrad.gan.doctor.Hypothesis.Pull;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Examines any implementation of a gradient penalty against closed forms, and names what is wrong with it:
 *
 * <pre>{@code
 * Diagnosis diagnosis = PenaltyDoctor.twoSided(10).examine((critic, real, fake) -> myPenalty(critic, real, fake));
 * System.out.print(diagnosis);
 * }</pre>
 *
 * <p>The penalty is called with critics whose gradient is known: a linear one, &lt;w, x&gt;, where it is lambda (||w|| -
 * 1)^2 with the gradient 2 lambda (||w|| - 1) w / ||w||; a quadratic one, a ||x||^2 / 2, where a sample has the norm a ||x||;
 * and a two-layer one. They record where they are differentiated: with known real and generated samples that gives the
 * epsilon of every element, and so its distribution and how it is shared. A value that is wrong is compared with the values
 * that known mistakes would give, alone and together; a gradient, with the derivative of the closed form.
 *
 * <p>Everything is FLOAT64, for samples of shape [N, d] and [N, C, H, W]. That a critic scores each sample on its own is
 * another question: see {@link io.github.gradgrad.gan.SampleIndependence}.
 */
public final class PenaltyDoctor {
    private static final int CALLS = 128;
    private static final double GRADIENT_TOLERANCE = 1e-4;
    private static final Shape POINTS = Shape.of(5, 3), IMAGES = Shape.of(4, 2, 2, 3), MANY = Shape.of(16, 3, 2, 2);

    /** Where a penalty takes the gradient. */
    private enum Points {
        BETWEEN,
        REAL,
        GENERATED,
        AROUND_REAL
    }

    private final double lambda;
    private final Pull pull;
    private final Points points;
    private final double noise;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private PenaltyDoctor(double lambda, Pull pull, Points points, double noise) {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("penalty doctor: lambda > 0 expected, got " + lambda);
        }
        this.lambda = lambda;
        this.pull = pull;
        this.points = points;
        this.noise = noise;
    }

    /**
     * For lambda E[(||g|| - 1)^2], the penalty of Gulrajani et al. (2017), equation 3.
     *
     * @param lambda what the implementation multiplies by, best not 1: lambda applied twice would not show
     */
    public static PenaltyDoctor twoSided(double lambda) {
        return new PenaltyDoctor(lambda, Pull.TWO_SIDED, Points.BETWEEN, 0);
    }

    /** For lambda E[max(||g|| - 1, 0)^2], the one-sided penalty that Gulrajani et al. mention in section 4. */
    public static PenaltyDoctor oneSided(double lambda) {
        return new PenaltyDoctor(lambda, Pull.ONE_SIDED, Points.BETWEEN, 0);
    }

    /** For gamma/2 E[||g||^2] at the real samples: R1 of Mescheder et al. (2018), equation 9. */
    public static PenaltyDoctor r1(double gamma) {
        return new PenaltyDoctor(gamma / 2, Pull.TO_ZERO, Points.REAL, 0);
    }

    /** For gamma/2 E[||g||^2] at the generated samples: R2 of Mescheder et al. (2018), equation 10. */
    public static PenaltyDoctor r2(double gamma) {
        return new PenaltyDoctor(gamma / 2, Pull.TO_ZERO, Points.GENERATED, 0);
    }

    /**
     * For lambda E[(||g|| - 1)^2] at the real samples with noise uniform in [0, scale s) on each element, s being the
     * standard deviation of all numbers of the batch: DRAGAN, as {@link io.github.gradgrad.gan.DraganPenalty}.
     */
    public static PenaltyDoctor dragan(double lambda, double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("penalty doctor: scale > 0 expected, got " + scale);
        }
        return new PenaltyDoctor(lambda, Pull.TWO_SIDED, Points.AROUND_REAL, scale);
    }

    /** Calls the penalty about 130 times with small batches; the same inputs in each examination. */
    public Diagnosis examine(PenaltyFunction penalty) {
        PenaltyDoctor visit = new PenaltyDoctor(lambda, pull, points, noise);
        visit.examinePoints(penalty);
        visit.examineValues(penalty);
        visit.examineFlatCritic(penalty);
        return new Diagnosis(visit.findings, visit.checks);
    }

    private void examinePoints(PenaltyFunction penalty) {
        List<Observation> calls = new ArrayList<>();
        boolean differentiated = true;
        for (int call = 0; call < CALLS; call++) {
            Optional<Observation> seen = observe(penalty, ClosedForm.LINEAR, MANY, 0.7, call);
            if (seen.isEmpty()) return;
            if (!seen.get().sawPoints()) {
                find(Mistake.INTERPOLATES_NOT_DIFFERENTIATED, "the critic was not scored on a batch of shape " + MANY);
                return;
            }
            differentiated &= seen.get().sawGradient();
            calls.add(seen.get());
        }
        if (!differentiated) {
            find(Mistake.INTERPOLATES_NOT_DIFFERENTIATED, "no gradient arrived at a batch that the critic scored");
        }
        switch (points) {
            case BETWEEN ->
                examineEpsilon(calls.stream().map(Observation::epsilons).toList());
            case REAL -> examinePlace(calls, EpsilonSample.Sharing.REAL_POINTS, Mistake.GRADIENT_NOT_AT_REAL_POINTS);
            case GENERATED ->
                examinePlace(calls, EpsilonSample.Sharing.FAKE_POINTS, Mistake.GRADIENT_NOT_AT_FAKE_POINTS);
            case AROUND_REAL -> examineNoise(calls);
        }
    }

    private void examineEpsilon(List<double[][]> calls) {
        EpsilonSample epsilons = EpsilonSample.of(calls);
        String seen = "in " + CALLS + " calls with samples " + MANY;
        EpsilonSample.Sharing sharing = epsilons.sharing();
        String shared = switch (sharing) {
            case ONE_PER_SAMPLE -> "one epsilon per sample";
            case ONE_PER_BATCH -> found(Mistake.ONE_EPSILON_FOR_THE_BATCH, "one epsilon per batch " + seen);
            case ONE_PER_ELEMENT ->
                found(Mistake.ONE_EPSILON_PER_ELEMENT, "elements of one sample had different epsilons " + seen);
            case REAL_POINTS -> found(Mistake.GRADIENT_AT_REAL_POINTS, "epsilon is 1 throughout " + seen);
            case FAKE_POINTS -> found(Mistake.GRADIENT_AT_FAKE_POINTS, "epsilon is 0 throughout " + seen);
        };
        check("points of the gradient", sharing == EpsilonSample.Sharing.ONE_PER_SAMPLE, shared);
        if (sharing == EpsilonSample.Sharing.REAL_POINTS || sharing == EpsilonSample.Sharing.FAKE_POINTS) return;
        String numbers = numbers(epsilons);
        check("distribution of epsilon", epsilons.isUniform(), numbers);
        if (EpsilonSample.repeats(calls.get(0), calls.get(1)))
            find(Mistake.EPSILON_REPEATED, "two calls, the same numbers");
        else if (!epsilons.isUniform()) {
            find(epsilons.looksNormal() ? Mistake.EPSILON_NORMAL : Mistake.EPSILON_NOT_UNIFORM, numbers);
        }
    }

    /** At the samples themselves epsilon is 1, or 0, throughout. */
    private void examinePlace(List<Observation> calls, EpsilonSample.Sharing right, Mistake otherwise) {
        EpsilonSample epsilons =
                EpsilonSample.of(calls.stream().map(Observation::epsilons).toList());
        boolean there = epsilons.sharing() == right;
        String numbers = String.format(
                Locale.ROOT,
                "(point - fake) / (real - fake) from %.3f to %.3f",
                epsilons.range().getMin(),
                epsilons.range().getMax());
        check("points of the gradient", there, numbers);
        if (!there) find(otherwise, numbers);
    }

    private void examineNoise(List<Observation> calls) {
        List<double[][]> units = new ArrayList<>();
        for (Observation call : calls) {
            double[][] unit = call.noises();
            for (double[] row : unit) for (int j = 0; j < row.length; j++) row[j] /= noise;
            units.add(unit);
        }
        EpsilonSample seen = EpsilonSample.of(units);
        boolean right = seen.sharing() == EpsilonSample.Sharing.ONE_PER_ELEMENT
                && seen.isUniform()
                && !EpsilonSample.repeats(units.get(0), units.get(1));
        String numbers = "(point - real) / (scale s): " + numbers(seen);
        check("noise around the real samples", right, numbers);
        if (!right) find(Mistake.NOISE_NOT_AS_GIVEN, numbers);
    }

    private static String numbers(EpsilonSample sample) {
        return String.format(
                Locale.ROOT,
                "%d numbers from %.3f to %.3f, mean %.3f; distance from uniform %.3f, limit %.3f",
                sample.count(),
                sample.range().getMin(),
                sample.range().getMax(),
                sample.range().getAverage(),
                sample.distanceFromUniform(),
                sample.limit());
    }

    private void examineValues(PenaltyFunction penalty) {
        List<Observation> all = new ArrayList<>();
        observe(penalty, ClosedForm.LINEAR, POINTS, 0.3, 1).ifPresent(all::add);
        observe(penalty, ClosedForm.LINEAR, IMAGES, 2.5, 2).ifPresent(all::add);
        observe(penalty, ClosedForm.QUADRATIC, Shape.of(6, 3), 0.9, 3).ifPresent(all::add);
        observe(penalty, ClosedForm.TWO_LAYER, Shape.of(7, 3), 2, 4).ifPresent(all::add);
        observe(penalty, ClosedForm.TWO_LAYER, IMAGES, 4, 5).ifPresent(all::add);
        if (all.isEmpty()) return;
        Hypothesis right = Hypothesis.right(pull);
        Optional<Hypothesis> explanation = Hypothesis.explaining(all, lambda, pull);
        Optional<Observation> wrong =
                all.stream().filter(seen -> !right.explains(seen, lambda)).findFirst();
        for (Observation seen : all) {
            check("value, " + seen, right.explains(seen, lambda), compare(seen));
        }
        wrong.ifPresent(seen -> {
            List<Mistake> mistakes = explanation.map(h -> h.mistakes(pull)).orElse(List.of(Mistake.WRONG_VALUE));
            mistakes.forEach(mistake -> find(mistake, seen + ": " + compare(seen)));
        });
        // Its gradient is to be that of what it computes, right or wrong.
        explanation.ifPresent(how -> all.forEach(seen -> examineGradient(seen, how)));
    }

    private void examineGradient(Observation seen, Hypothesis how) {
        double deviation = how.gradientDeviation(seen, lambda);
        boolean right = deviation <= GRADIENT_TOLERANCE;
        String numbers = String.format(Locale.ROOT, "deviation %.1e relative to the largest element", deviation);
        check("gradient, " + seen, right, numbers);
        if (right) return;
        find(isZero(seen.gradient()) ? Mistake.NO_DOUBLE_BACKPROP : Mistake.WRONG_GRADIENT, seen + ": " + numbers);
    }

    private void examineFlatCritic(PenaltyFunction penalty) {
        Optional<Observation> flat = observe(penalty, ClosedForm.LINEAR, POINTS, 0, 6);
        if (flat.isEmpty()) return;
        boolean finite = Double.isFinite(flat.get().value());
        for (double g : flat.get().gradient()) finite &= Double.isFinite(g);
        String numbers = "w = 0: value " + flat.get().value() + ", gradient element "
                + flat.get().gradient()[0];
        check("a flat critic has a finite value and gradient", finite, numbers);
        if (!finite) find(Mistake.NAN_AT_ZERO_NORM, numbers);
    }

    /** One call, with random parameters of the given norm; none if it throws, which is then a finding. */
    private Optional<Observation> observe(
            PenaltyFunction penalty, ClosedForm form, Shape shape, double norm, long seed) {
        int count = form.parameters(shape.size() / shape.dim(0));
        double[] parameters = RandomStream.of(1000 + seed)
                .uniform(DType.FLOAT64, Shape.of(count), -1, 1)
                .toDoubles();
        double squares = 0;
        for (double p : parameters) squares += p * p;
        for (int k = 0; k < count; k++) parameters[k] *= norm / Math.sqrt(squares);
        try {
            return Optional.of(Observation.of(penalty, form, shape, parameters, seed));
        } catch (RuntimeException e) {
            boolean points = String.valueOf(e.getMessage()).contains("does not depend on");
            find(
                    points ? Mistake.INTERPOLATES_NOT_DIFFERENTIATED : Mistake.FAILED,
                    form + ", samples " + shape + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private String compare(Observation seen) {
        double expected = Hypothesis.right(pull).values(seen, seen.parameters(), lambda)[0];
        return String.format(Locale.ROOT, "%.6g, expected %.6g", seen.value(), expected);
    }

    private static boolean isZero(double[] gradient) {
        for (double g : gradient) if (g != 0) return false;
        return true;
    }

    private void check(String name, boolean passed, String detail) {
        checks.add(new Check(name, passed, detail));
    }

    private String found(Mistake mistake, String evidence) {
        find(mistake, evidence);
        return evidence;
    }

    private void find(Mistake mistake, String evidence) {
        if (findings.stream().noneMatch(known -> known.mistake() == mistake))
            findings.add(new Finding(mistake, evidence));
    }
}
