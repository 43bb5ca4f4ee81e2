package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {
    private static List<Parameter> parameters() {
        return List.of(
                Parameter.of("0.weight", Tensor.of(Shape.of(2, 1), 1f, -2f)),
                Parameter.of("0.bias", Tensor.of(Shape.of(1), 0.5f)));
    }

    private static List<Tensor> gradients(long seed) {
        RandomStream random = RandomStream.of(seed);
        return parameters().stream()
                .map(p -> random.normal(p.dtype(), p.shape()))
                .toList();
    }

    static Stream<Function<List<Parameter>, Optimiser>> optimisers() {
        return Stream.of(
                p -> new Sgd(p, 0.1),
                p -> new Sgd(p, 0.1).momentum(0.9).dampening(0.5).weightDecay(0.1),
                p -> new Sgd(p, 0.1).nesterov(0.9),
                p -> new RmsProp(p, 0.1),
                p -> new RmsProp(p, 0.1).centred(),
                p -> new RmsProp(p, 0.1).centred().momentum(0.5).weightDecay(0.1),
                p -> new Adam(p, 0.1).betas(0.5, 0.9),
                p -> new Adam(p, 0.1).amsGrad().weightDecay(0.1),
                p -> new AdamW(p, 0.1).amsGrad(),
                p -> new Adagrad(p, 0.1).initialSum(0.5).rateDecay(0.1).weightDecay(0.1));
    }

    private static String message(Runnable wrong) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }

    @Test
    void theFirstStepOfAdamIsTheLearningRateWhateverTheGradientsSize() {
        // Corrected for their start at zero, the moments are g and g^2: theta - rate g / (|g| + epsilon).
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(2), 1.0, 1.0));
        new Adam(List.of(theta), 0.25).step(List.of(Tensor.of(Shape.of(2), 1e-3, -1e5)));
        assertEquals(0.75, theta.value().at(0), 0.25 * 1e-5);
        assertEquals(1.25, theta.value().at(1), 1e-12);
    }

    @Test
    void theDefaultsAreThoseOfPyTorch() {
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(1), 0.0));
        double g = 1e-8;
        new RmsProp(List.of(theta), 1).step(List.of(Tensor.of(Shape.of(1), g)));
        // alpha 0.99: sqrt(v) = sqrt(0.01) g = 1e-9, comparable to epsilon 1e-8.
        assertEquals(-1e-8 / 1.1e-8, theta.value().item(), 1e-12);

        theta.update(Tensor.of(Shape.of(1), 0.0));
        Adam adam = new Adam(List.of(theta), 1);
        adam.step(List.of(Tensor.of(Shape.of(1), g)));
        // The first step: g / (g + epsilon) = 1/2 for epsilon 1e-8.
        assertEquals(-0.5, theta.value().item(), 1e-12);
        // beta1 = 0.9 and beta2 = 0.999.
        assertEquals(0.1 * g, Parameters.get(adam.state(), "theta.exp_avg").item(), 1e-20);
        assertEquals(
                0.001 * g * g, Parameters.get(adam.state(), "theta.exp_avg_sq").item(), 1e-28);
    }

    @Test
    void aChangedLearningRateHoldsFromTheNextStep() {
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(1), 1.0));
        Sgd sgd = new Sgd(List.of(theta), 0.5);
        sgd.step(List.of(Tensor.of(Shape.of(1), 1.0)));
        sgd.learningRate(0.25);
        sgd.step(List.of(Tensor.of(Shape.of(1), 1.0)));
        assertEquals(0.25, theta.value().item());
        assertEquals(0.25, sgd.learningRate());
        assertEquals(2, sgd.steps());
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void aRestoredOptimiserGoesOnBitForBit(Function<List<Parameter>, Optimiser> optimiser) {
        List<Parameter> straight = parameters(), resumed = parameters();
        Optimiser first = optimiser.apply(straight);
        for (int s = 0; s < 3; s++) first.step(gradients(s));
        Map<String, Tensor> values = Parameters.toMap(straight), state = first.state();
        for (int s = 3; s < 6; s++) first.step(gradients(s));

        Parameters.load(resumed, values);
        Optimiser second = optimiser.apply(resumed);
        second.restore(state);
        assertEquals(3, second.steps());
        for (int s = 3; s < 6; s++) second.step(gradients(s));
        assertEquals(Parameters.toMap(straight), Parameters.toMap(resumed));
        assertEquals(first.state(), second.state());
    }

    @Test
    void theStateIsNamedAfterTheParameters() {
        assertEquals(
                List.of("step", "0.weight.exp_avg", "0.weight.exp_avg_sq", "0.bias.exp_avg", "0.bias.exp_avg_sq"),
                List.copyOf(new Adam(parameters(), 0.1).state().keySet()));
        assertEquals(
                List.of("step", "0.weight.square_avg", "0.bias.square_avg"),
                List.copyOf(new RmsProp(parameters(), 0.1).state().keySet()));
        assertEquals(Map.of("step", Tensor.of(Shape.of(), 0.0)), new Sgd(parameters(), 0.1).state());
        assertEquals(
                Set.of("step", "0.weight.momentum_buffer", "0.bias.momentum_buffer"),
                new Sgd(parameters(), 0.1).nesterov(0.9).state().keySet());
        assertTrue(new RmsProp(parameters(), 0.1)
                .centred()
                .momentum(0.5)
                .state()
                .keySet()
                .containsAll(Set.of("0.bias.square_avg", "0.bias.grad_avg", "0.bias.momentum_buffer")));
        assertTrue(new Adam(parameters(), 0.1).amsGrad().state().containsKey("0.bias.max_exp_avg_sq"));
        assertTrue(new Adagrad(parameters(), 0.1).state().containsKey("0.bias.sum"));
    }

    @Test
    void anOptionThatAddsToTheStateMayFollowALookAtIt() {
        Adam adam = new Adam(parameters(), 0.1);
        assertFalse(adam.state().containsKey("0.bias.max_exp_avg_sq"));
        adam.amsGrad().step(gradients(1));
        assertTrue(adam.state().containsKey("0.bias.max_exp_avg_sq"));
    }

    @Test
    void theDecayOfAdamWIsAHundredthByDefaultAndShrinksTheParameterItself() {
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(1), 2.0));
        new AdamW(List.of(theta), 0.5).step(List.of(Tensor.of(Shape.of(1), 0.0)));
        assertEquals(2 * (1 - 0.5 * 0.01), theta.value().item(), 1e-15);
    }

    @Test
    void theDecayOfAdamEntersTheGradientWhoseSizeDoesNotMatter() {
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(1), 2.0));
        new Adam(List.of(theta), 0.5).weightDecay(0.01).step(List.of(Tensor.of(Shape.of(1), 0.0)));
        assertEquals(1.5, theta.value().item(), 1e-6);
    }

    @Test
    void theCentredVarianceOfEqualGradientsNeverTurnsNegative() {
        Parameter theta = Parameter.of("theta", Tensor.of(Shape.of(1), 0f));
        RmsProp rmsProp = new RmsProp(List.of(theta), 1e-9).alpha(0.5).centred();
        for (int s = 0; s < 200; s++) {
            rmsProp.step(List.of(Tensor.of(Shape.of(1), 0.1f)));
            assertTrue(theta.value().isFinite(), "step " + s);
        }
    }

    @Test
    void aStateOnceTakenDoesNotChange() {
        RmsProp optimiser = new RmsProp(parameters(), 0.1);
        Map<String, Tensor> state = optimiser.state();
        optimiser.step(gradients(1));
        assertEquals(Tensor.zeros(DType.FLOAT32, Shape.of(1)), state.get("0.bias.square_avg"));
    }

    @Test
    void aStateThatDoesNotMatchIsReportedAsAWholeAndChangesNothing() {
        RmsProp optimiser = new RmsProp(parameters(), 0.1);
        optimiser.step(gradients(1));
        Map<String, Tensor> before = optimiser.state(), wrong = new LinkedHashMap<>(before);
        wrong.put("step", Tensor.of(Shape.of(), 7.0));
        wrong.put("0.weight.square_avg", Tensor.of(Shape.of(2), 0f, 0f));
        wrong.remove("0.bias.square_avg");
        wrong.put("0.bias.exp_avg", Tensor.of(Shape.of(1), 0f));
        assertEquals(
                "RmsProp: the state does not match: 0.weight.square_avg is FLOAT32[2], expected FLOAT32[2, 1];"
                        + " missing 0.bias.square_avg FLOAT32[1]; unexpected 0.bias.exp_avg FLOAT32[1]",
                message(() -> optimiser.restore(wrong)));
        assertEquals(before, optimiser.state());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void aStepThatIsNoCountIsRefused(double step) {
        Sgd optimiser = new Sgd(parameters(), 0.1);
        assertEquals(
                "Sgd: the state's step is " + step + ", a whole number from 0 expected",
                message(() -> optimiser.restore(Map.of("step", Tensor.of(Shape.of(), step)))));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void wrongGradientsChangeNothing(Function<List<Parameter>, Optimiser> maker) {
        List<Parameter> parameters = parameters();
        Optimiser optimiser = maker.apply(parameters);
        String name = optimiser.getClass().getSimpleName();
        Tensor weight = gradients(1).get(0), bias = gradients(1).get(1);
        assertEquals(
                name + ": 2 gradients expected (0.weight, 0.bias), got 1",
                message(() -> optimiser.step(List.of(weight))));
        assertEquals(
                name + ": the gradient of 0.bias is FLOAT32[1, 1], the parameter FLOAT32[1]",
                message(() -> optimiser.step(List.of(weight, bias.reshape(Shape.of(1, 1))))));
        assertEquals(
                name + ": the gradient of 0.weight is FLOAT64[2, 1], the parameter FLOAT32[2, 1]",
                message(() -> optimiser.step(List.of(weight.cast(DType.FLOAT64), bias))));
        assertEquals(Parameters.toMap(parameters()), Parameters.toMap(parameters));
        assertEquals(0, optimiser.steps());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void aLearningRateIsFiniteAndNotNegative(double rate) {
        String expected = "Sgd: learning rate: a finite number from 0 expected, got " + rate;
        assertEquals(expected, message(() -> new Sgd(parameters(), rate)));
        assertEquals(expected, message(() -> new Sgd(parameters(), 1).learningRate(rate)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void decayRatesAreFromZeroToBelowOne(double beta) {
        Adam adam = new Adam(parameters(), 0.1);
        assertEquals(
                "Adam: beta1: a number from 0 to below 1 expected, got " + beta, message(() -> adam.betas(beta, 0.9)));
        assertEquals(
                "Adam: beta2: a number from 0 to below 1 expected, got " + beta, message(() -> adam.betas(0.9, beta)));
        RmsProp rmsProp = new RmsProp(parameters(), 0.1);
        assertEquals(
                "RmsProp: alpha: a number from 0 to below 1 expected, got " + beta, message(() -> rmsProp.alpha(beta)));
    }

    @Test
    void epsilonIsNotNegative() {
        assertEquals(
                "Adam: epsilon: a finite number from 0 expected, got -1.0E-8",
                message(() -> new Adam(parameters(), 0.1).epsilon(-1e-8)));
        assertEquals(
                "RmsProp: epsilon: a finite number from 0 expected, got -1.0E-8",
                message(() -> new RmsProp(parameters(), 0.1).epsilon(-1e-8)));
    }

    @Test
    void optionsAreForTheTimeBeforeTheFirstStep() {
        Adam adam = new Adam(parameters(), 0.1);
        adam.step(gradients(1));
        String message = assertThrows(IllegalStateException.class, () -> adam.betas(0, 0.9))
                .getMessage();
        assertEquals("Adam: beta1 cannot change after the first step", message);
        assertThrows(IllegalStateException.class, adam::amsGrad);
    }

    @Test
    void theVariantsOptionsAreChecked() {
        assertEquals(
                "Sgd: momentum: a finite number from 0 expected, got -0.1",
                message(() -> new Sgd(parameters(), 1).momentum(-0.1)));
        assertEquals(
                "Sgd: momentum: a number above 0 expected, got 0.0",
                message(() -> new Sgd(parameters(), 1).nesterov(0)));
        assertEquals(
                "Sgd: dampening: none with Nesterov's momentum expected, got 0.5",
                message(() -> new Sgd(parameters(), 1).nesterov(0.9).dampening(0.5)));
        assertEquals(
                "Sgd: dampening: a finite number expected, got NaN",
                message(() -> new Sgd(parameters(), 1).momentum(0.9).dampening(Double.NaN)));
        assertEquals(
                "AdamW: weight decay: a finite number from 0 expected, got -1.0",
                message(() -> new AdamW(parameters(), 1).weightDecay(-1)));
        assertEquals(
                "Adagrad: initial sum: a finite number from 0 expected, got -1.0",
                message(() -> new Adagrad(parameters(), 1).initialSum(-1)));
    }

    @Test
    void parametersAreThereAndHaveNamesOfTheirOwn() {
        assertEquals("Sgd: no parameters", message(() -> new Sgd(List.of(), 0.1)));
        Parameter twice = parameters().get(0);
        assertTrue(message(() -> new Sgd(List.of(twice, twice), 0.1)).contains("two have the name 0.weight"));
    }
}
