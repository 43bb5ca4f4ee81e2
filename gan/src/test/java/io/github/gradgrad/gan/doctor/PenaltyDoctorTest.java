package io.github.gradgrad.gan.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.DraganPenalty;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.OneSidedPenalty;
import io.github.gradgrad.gan.ZeroCentredPenalty;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants mistakes that people make, and demands that each is named, and nothing else is. */
class PenaltyDoctorTest {
    private static final double LAMBDA = 10;

    /** A penalty in four exchangeable parts, with the random numbers of a program that goes on from call to call. */
    private static final class Parts {
        final RandomStream random = RandomStream.of(7);
        Function<Tensor, Tensor> epsilon = x -> random.uniform(x.dtype(), perSample(x));
        BiFunction<Critic, Tensor, Variable> slopes = Parts::slopes;
        Function<Variable, Variable> norms = g -> rows(g).safeNorm(1);
        Function<Variable, Variable> penalty = n -> n.sub(1).square().mean().mul(LAMBDA);

        Variable of(Critic critic, Tensor real, Tensor fake) {
            Tensor points = GradientPenalty.interpolate(real, fake, epsilon.apply(real));
            return penalty.apply(norms.apply(slopes.apply(critic, points)));
        }

        static Variable slopes(Critic critic, Tensor points) {
            Variable x = Variable.of("points", points);
            return critic.score(x).sum().differentiableGradient(x);
        }

        PenaltyFunction function() {
            return this::of;
        }
    }

    private interface Change {
        void apply(Parts parts);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                with(Mistake.ONE_EPSILON_FOR_THE_BATCH, p -> p.epsilon = x -> p.random.uniform(x.dtype(), ones(x))),
                with(Mistake.ONE_EPSILON_PER_ELEMENT, p -> p.epsilon = x -> p.random.uniform(x.dtype(), x.shape())),
                with(Mistake.EPSILON_NORMAL, p -> p.epsilon = x -> p.random.normal(x.dtype(), perSample(x))),
                with(
                        Mistake.EPSILON_NOT_UNIFORM,
                        p -> p.epsilon = x -> p.random.uniform(x.dtype(), perSample(x), 0, 0.5)),
                with(
                        Mistake.EPSILON_REPEATED,
                        p -> p.epsilon = x -> RandomStream.of(1).uniform(x.dtype(), perSample(x))),
                with(Mistake.GRADIENT_AT_REAL_POINTS, p -> p.epsilon = x -> Tensor.ones(x.dtype(), perSample(x))),
                with(Mistake.GRADIENT_AT_FAKE_POINTS, p -> p.epsilon = x -> Tensor.zeros(x.dtype(), perSample(x))),
                with(Mistake.NORM_OVER_THE_BATCH, p -> p.norms = Variable::safeNorm),
                with(Mistake.NORM_OVER_ONE_AXIS, p -> p.norms = g -> g.safeNorm(1)),
                with(Mistake.NORM_OVER_ONE_AXIS, p -> p.norms = g -> g.safeNorm(-1)),
                with(Mistake.NORM_OVER_ONE_AXIS, p -> p.norms = g -> g.safeNorm(0)),
                with(
                        Mistake.MEAN_INSIDE_THE_NORM,
                        p -> p.norms = g -> rows(g).square().mean(1).add(1e-12).sqrt()),
                with(
                        Mistake.NORM_WITHOUT_ROOT,
                        p -> p.norms = g -> rows(g).square().sum(1)),
                with(
                        Mistake.NORM_NOT_EUCLIDEAN,
                        p -> p.norms =
                                g -> rows(g).relu().add(rows(g).neg().relu()).sum(1)),
                with(
                        Mistake.NAN_AT_ZERO_NORM,
                        p -> p.norms = g -> rows(g).square().sum(1).sqrt()),
                with(
                        Mistake.GRADIENT_OF_THE_MEAN_SCORE,
                        p -> p.slopes = (critic, points) -> {
                            Variable x = Variable.of("points", points);
                            return critic.score(x).mean().differentiableGradient(x);
                        }),
                with(
                        Mistake.NO_DOUBLE_BACKPROP,
                        p -> p.slopes = (critic, points) -> {
                            Variable x = Variable.of("points", points);
                            return Variable.constant(critic.score(x).sum().gradient(x));
                        }),
                with(
                        Mistake.WRONG_GRADIENT,
                        p -> p.penalty =
                                n -> n.sub(1).mul(n.sub(1).detach()).mean().mul(LAMBDA)),
                with(
                        Mistake.INTERPOLATES_NOT_DIFFERENTIATED,
                        p -> p.slopes = (critic, points) -> critic.score(Variable.constant(points))
                                .sum()
                                .differentiableGradient(Variable.of("points", points))),
                with(
                        Mistake.INTERPOLATES_NOT_DIFFERENTIATED,
                        p -> p.slopes = (critic, points) -> {
                            Variable x = Variable.of("points", points);
                            return critic.score(Variable.constant(points))
                                    .sum()
                                    .pullback()
                                    .zerosForUnused()
                                    .differentiableGradients(List.of(x))
                                    .get(0);
                        }),
                with(
                        Mistake.MISSING_SQUARE,
                        p -> p.penalty = n -> n.sub(1).mean().mul(LAMBDA)),
                with(
                        Mistake.MISSING_SQUARE,
                        p -> p.penalty = n -> n.sub(1).square().sqrt().mean().mul(LAMBDA)),
                with(
                        Mistake.TARGET_NOT_ONE,
                        p -> p.penalty = n -> n.square().mean().mul(LAMBDA)),
                with(
                        Mistake.ONE_SIDED,
                        p -> p.penalty = n -> n.sub(1).relu().square().mean().mul(LAMBDA)),
                with(
                        Mistake.MEAN_BEFORE_THE_SQUARE,
                        p -> p.penalty = n -> n.mean().sub(1).square().mul(LAMBDA)),
                with(
                        Mistake.SUM_OVER_THE_BATCH,
                        p -> p.penalty = n -> n.sub(1).square().sum().mul(LAMBDA)),
                with(
                        Mistake.LAMBDA_TWICE,
                        p -> p.penalty =
                                n -> n.sub(1).square().mul(LAMBDA).mean().mul(LAMBDA)),
                with(
                        Mistake.LAMBDA_MISSING,
                        p -> p.penalty = n -> n.sub(1).square().mean()),
                with(
                        Mistake.WRONG_WEIGHT,
                        p -> p.penalty = n -> n.sub(1).square().mean().mul(LAMBDA / 2)),
                with(
                        Mistake.SUBTRACTED,
                        p -> p.penalty =
                                n -> n.sub(1).square().mean().mul(LAMBDA).neg()),
                with(
                        Mistake.WRONG_VALUE,
                        p -> p.penalty = n -> n.sub(1).square().square().mean().mul(LAMBDA)),
                with(
                        Mistake.FAILED,
                        p -> p.norms = g -> {
                            throw new IllegalStateException("no norm today");
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void eachPlantedMistakeIsNamedAndNothingElse(Mistake mistake, Change change) {
        Parts parts = new Parts();
        change.apply(parts);

        Diagnosis diagnosis = PenaltyDoctor.twoSided(LAMBDA).examine(parts.function());

        assertEquals(Set.of(mistake), diagnosis.mistakes(), diagnosis.toString());
        String report = diagnosis.toString();
        assertTrue(report.contains(mistake + ": " + mistake.meaning()) && report.contains(mistake.remedy()), report);
    }

    /** The gradient with respect to the real samples is epsilon times that with respect to the points. */
    @Test
    void aGradientWithRespectToTheRealSamplesIsNamed() {
        RandomStream random = RandomStream.of(3);
        PenaltyFunction penalty = (critic, real, fake) -> {
            Variable x = Variable.of("real", real), z = Variable.constant(fake);
            Variable epsilon = Variable.constant(random.uniform(real.dtype(), perSample(real)));
            Variable points = epsilon.mul(x.sub(z)).add(z);
            Variable g = critic.score(points).sum().differentiableGradient(x);
            return rows(g).safeNorm(1).sub(1).square().mean().mul(LAMBDA);
        };

        Diagnosis diagnosis = PenaltyDoctor.twoSided(LAMBDA).examine(penalty);

        assertEquals(Set.of(Mistake.INTERPOLATES_NOT_DIFFERENTIATED), diagnosis.mistakes(), diagnosis.toString());
    }

    /** What is wrong only where another penalty is expected. */
    static Stream<Arguments> mistakesOfKin() {
        PenaltyDoctor r1 = PenaltyDoctor.r1(LAMBDA), r2 = PenaltyDoctor.r2(LAMBDA);
        PenaltyDoctor dragan = PenaltyDoctor.dragan(LAMBDA, 0.5);
        RandomStream random = RandomStream.of(4);
        return Stream.of(
                Arguments.of(Mistake.TWO_SIDED, PenaltyDoctor.oneSided(LAMBDA), of(new GradientPenalty(LAMBDA))),
                Arguments.of(Mistake.GRADIENT_NOT_AT_REAL_POINTS, r1, of(ZeroCentredPenalty.r2(LAMBDA))),
                Arguments.of(Mistake.GRADIENT_NOT_AT_FAKE_POINTS, r2, of(ZeroCentredPenalty.r1(LAMBDA))),
                Arguments.of(Mistake.TARGET_NOT_ZERO, r1, (PenaltyFunction)
                        (critic, real, fake) -> GradientPenalty.norms(critic, real)
                                .sub(1)
                                .square()
                                .mean()
                                .mul(LAMBDA / 2)),
                Arguments.of(Mistake.WRONG_WEIGHT, r1, of(ZeroCentredPenalty.r1(2 * LAMBDA))),
                Arguments.of(Mistake.SUM_OVER_THE_BATCH, r2, (PenaltyFunction) (critic, real, fake) ->
                        GradientPenalty.gradients(critic, fake).square().sum().mul(LAMBDA / 2)),
                Arguments.of(Mistake.NOISE_NOT_AS_GIVEN, dragan, of(new DraganPenalty(LAMBDA, 0.25))),
                Arguments.of(Mistake.NOISE_NOT_AS_GIVEN, dragan, of(new GradientPenalty(LAMBDA))),
                Arguments.of(Mistake.NOISE_NOT_AS_GIVEN, dragan, (PenaltyFunction)
                        (critic, real, fake) -> new DraganPenalty(LAMBDA, 0.5)
                                .penalty(critic, real, fake, RandomStream.of(1))
                                .orElseThrow()),
                Arguments.of(Mistake.ONE_SIDED, dragan, (PenaltyFunction) (critic, real, fake) ->
                        new OneSidedPenalty(LAMBDA).of(GradientPenalty.norms(critic, noisy(real, random)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakesOfKin")
    void aMistakeInR1R2OrDraganIsNamedAndNothingElse(Mistake mistake, PenaltyDoctor doctor, PenaltyFunction penalty) {
        Diagnosis diagnosis = doctor.examine(penalty);

        assertEquals(Set.of(mistake), diagnosis.mistakes(), diagnosis.toString());
    }

    @Test
    void everyMistakeIsPlanted() {
        Set<Mistake> planted = EnumSet.noneOf(Mistake.class);
        Stream.concat(mistakes(), mistakesOfKin())
                .forEach(arguments -> planted.add((Mistake) arguments.get()[0]));

        assertEquals(EnumSet.allOf(Mistake.class), planted);
    }

    @Test
    void mistakesThatComeTogetherAreBothNamed() {
        Parts parts = new Parts();
        parts.epsilon = x -> parts.random.uniform(x.dtype(), ones(x));
        parts.norms = Variable::safeNorm;
        parts.penalty = n -> n.sub(1).square().mean().mul(LAMBDA).neg();

        assertEquals(
                Set.of(Mistake.ONE_EPSILON_FOR_THE_BATCH, Mistake.NORM_OVER_THE_BATCH, Mistake.SUBTRACTED),
                PenaltyDoctor.twoSided(LAMBDA).examine(parts.function()).mistakes());
    }

    @Test
    void theRightPenaltyHasACleanBill() {
        for (double lambda : new double[] {0.1, 1, 5, 10}) {
            RandomStream random = RandomStream.of(9);
            GradientPenalty penalty = new GradientPenalty(lambda);

            Diagnosis diagnosis = PenaltyDoctor.twoSided(lambda)
                    .examine((critic, real, fake) ->
                            penalty.penalty(critic, real, fake, random).orElseThrow());

            assertTrue(diagnosis.isClean(), diagnosis.toString());
            assertEquals(13, diagnosis.checks().size());
            assertTrue(diagnosis.checks().stream().allMatch(Diagnosis.Check::passed), diagnosis.toString());
            assertTrue(diagnosis.toString().endsWith("nothing is wrong\n"));
        }
    }

    static Stream<Arguments> ourOtherPenalties() {
        return Stream.of(
                Arguments.of(PenaltyDoctor.oneSided(LAMBDA), new OneSidedPenalty(LAMBDA), 13),
                Arguments.of(PenaltyDoctor.r1(LAMBDA), ZeroCentredPenalty.r1(LAMBDA), 12),
                Arguments.of(PenaltyDoctor.r2(0.2), ZeroCentredPenalty.r2(0.2), 12),
                Arguments.of(PenaltyDoctor.dragan(LAMBDA, 0.5), DraganPenalty.PAPER, 12));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("ourOtherPenalties")
    void ourOtherPenaltiesHaveACleanBillWhereTheyAreMeant(
            PenaltyDoctor doctor, LipschitzConstraint penalty, int checks) {
        Diagnosis diagnosis = doctor.examine(of(penalty));

        assertTrue(diagnosis.isClean(), diagnosis.toString());
        assertEquals(checks, diagnosis.checks().size());
        assertTrue(diagnosis.checks().stream().allMatch(Diagnosis.Check::passed), diagnosis.toString());
    }

    /** The closed forms themselves: lambda (r - 1)^2 and 2 lambda (r - 1) w / r of a linear critic. */
    @Test
    void theLinearCriticHasTheClosedFormOfTheBooks() {
        double[] w = {3, 4, 12};
        Observation seen = Observation.of(new Parts().function(), ClosedForm.LINEAR, Shape.of(5, 3), w, 1);
        Hypothesis right = Hypothesis.right(Hypothesis.Pull.TWO_SIDED);

        assertEquals(LAMBDA * 144, right.values(seen, w, LAMBDA)[0], 1e-9);
        for (int k = 0; k < 3; k++) {
            assertEquals(2 * LAMBDA * 12 * w[k] / 13, right.derivative(seen, k, 0, LAMBDA), 1e-7);
        }
    }

    @Test
    void theGradientsOfTheClosedFormsAreThoseOfTheirScores() {
        for (ClosedForm form : ClosedForm.values()) {
            double[] p = RandomStream.of(5)
                    .normal(DType.FLOAT64, Shape.of(form.parameters(4)))
                    .toDoubles();
            double[] x = {0.3, -0.2, 0.9, 0.4};
            double[] g = form.gradient(x, p);
            for (int j = 0; j < 4; j++) {
                assertEquals(
                        (score(form, x, p, j, 1e-5) - score(form, x, p, j, -1e-5)) / 2e-5, g[j], 1e-8, form.name());
            }
        }
    }

    @Test
    void aLambdaThatHidesEverythingIsRefused() {
        for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> PenaltyDoctor.twoSided(lambda));
            assertThrows(IllegalArgumentException.class, () -> PenaltyDoctor.dragan(LAMBDA, lambda));
        }
    }

    private static double score(ClosedForm form, double[] x, double[] p, int j, double step) {
        double[] moved = x.clone();
        moved[j] += step;
        return form.score(
                        Variable.constant(Tensor.of(Shape.of(1, 4), moved)),
                        Variable.constant(Tensor.of(Shape.of(p.length), p)))
                .item();
    }

    /** One of ours, with the random numbers of a program that goes on from call to call. */
    private static PenaltyFunction of(LipschitzConstraint penalty) {
        RandomStream random = RandomStream.of(9);
        return (critic, real, fake) ->
                penalty.penalty(critic, real, fake, random).orElseThrow();
    }

    /** The points of DRAGAN, by a formula of its own. */
    private static Tensor noisy(Tensor real, RandomStream random) {
        double[] x = real.toDoubles();
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x).map(v -> v * v).average().orElseThrow() - mean * mean;
        Tensor noise = random.uniform(real.dtype(), real.shape(), 0, 0.5 * Math.sqrt(variance));
        return Tensor.generate(real.dtype(), real.shape(), i -> real.at(i) + noise.at(i));
    }

    private static Arguments with(Mistake mistake, Change change) {
        return Arguments.of(mistake, change);
    }

    private static Variable rows(Variable g) {
        int n = g.shape().dim(0);
        return g.reshape(Shape.of(n, g.shape().size() / n));
    }

    private static Shape perSample(Tensor x) {
        int[] dims = ones(x).toArray();
        dims[0] = x.shape().dim(0);
        return Shape.of(dims);
    }

    private static Shape ones(Tensor x) {
        int[] dims = new int[x.shape().rank()];
        Arrays.fill(dims, 1);
        return Shape.of(dims);
    }
}
