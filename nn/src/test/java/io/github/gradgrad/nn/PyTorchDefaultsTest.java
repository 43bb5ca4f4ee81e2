package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.trained;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gradgrad.autodiff.Losses;
import io.github.gradgrad.autodiff.Reduction;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.AdagradRule;
import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.DecoupledWeightDecay;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is not said is as in PyTorch, whose defaults its own signatures told. */
class PyTorchDefaultsTest {
    private static final double RATE = 0.25;

    private final List<Parameter> parameters = List.of(Parameter.of("p", Tensor.zeros(DType.FLOAT64, Shape.of(2))));
    private final JsonObject all;

    PyTorchDefaultsTest() throws IOException {
        all = JsonParser.parseString(Files.readString(Fixtures.file("pytorch-defaults.json")))
                .getAsJsonObject();
    }

    private JsonObject of(String kind) {
        return all.getAsJsonObject(kind);
    }

    private double number(String kind, String option) {
        return of(kind).get(option).getAsDouble();
    }

    private boolean flag(String kind, String option) {
        return of(kind).get(option).getAsBoolean();
    }

    private UpdateRule adam(String kind) {
        double beta1 = of(kind).getAsJsonArray("betas").get(0).getAsDouble();
        double beta2 = of(kind).getAsJsonArray("betas").get(1).getAsDouble();
        assertFalse(flag(kind, "amsgrad"));
        return new AdamRule(RATE / (1 - beta1), beta1, beta2, number(kind, "eps"), Math.sqrt(1 - beta2));
    }

    @Test
    void adam() {
        assertEquals(0, number("Adam", "weight_decay"));
        assertEquals(adam("Adam"), new Adam(parameters, RATE).rule(1));
    }

    @Test
    void adamW() {
        assertEquals(
                DecoupledWeightDecay.of(adam("AdamW"), 1 - RATE * number("AdamW", "weight_decay")),
                new AdamW(parameters, RATE).rule(1));
    }

    @Test
    void sgd() {
        for (String option : List.of("momentum", "dampening", "weight_decay")) assertEquals(0, number("SGD", option));
        assertFalse(flag("SGD", "nesterov"));
        assertEquals(new SgdRule(RATE), new Sgd(parameters, RATE).rule(1));
    }

    @Test
    void rmsProp() {
        for (String option : List.of("momentum", "weight_decay")) assertEquals(0, number("RMSprop", option));
        assertFalse(flag("RMSprop", "centered"));
        assertEquals(
                new RmsPropRule(RATE, number("RMSprop", "alpha"), number("RMSprop", "eps")),
                new RmsProp(parameters, RATE).rule(1));
    }

    @Test
    void adagrad() {
        for (String option : List.of("lr_decay", "weight_decay")) assertEquals(0, number("Adagrad", option));
        assertEquals(
                new AdagradRule(RATE, number("Adagrad", "eps"), number("Adagrad", "initial_accumulator_value")),
                new Adagrad(parameters, RATE).rule(1));
    }

    /** Numbers so small that an epsilon shows. */
    private static Tensor small(int... dims) {
        Tensor x = normal(1, dims);
        return Tensor.generate(DType.FLOAT64, x.shape(), i -> 1e-3 * x.at(i));
    }

    @Test
    void normalisation() {
        BatchNorm batch = BatchNorm.of(DType.FLOAT64, 3),
                told =
                        BatchNorm.of(DType.FLOAT64, 3)
                                .epsilon(number("BatchNorm2d", "eps"))
                                .momentum(number("BatchNorm2d", "momentum"));
        assertEquals(trained(told, small(4, 3, 2, 2), 1), trained(batch, small(4, 3, 2, 2), 1));
        assertEquals(told.stateDict(), batch.stateDict());
        LayerNorm layer = LayerNorm.of(DType.FLOAT64, Shape.of(3));
        Tensor x = small(4, 3), y = trained(layer, x, 1);
        assertEquals(trained(layer.epsilon(number("LayerNorm", "eps")), x, 1), y);
        InstanceNorm instance = InstanceNorm.of(3);
        assertFalse(flag("InstanceNorm2d", "affine"));
        y = trained(instance, small(4, 3, 2, 2), 1);
        assertEquals(trained(instance.epsilon(number("InstanceNorm2d", "eps")), small(4, 3, 2, 2), 1), y);
        GroupNorm group = GroupNorm.of(DType.FLOAT64, 2, 4);
        y = trained(group, small(4, 4, 2), 1);
        assertEquals(trained(group.epsilon(number("GroupNorm", "eps")), small(4, 4, 2), 1), y);
    }

    private Reduction reduction(String kind) {
        return Reduction.valueOf(of(kind).get("reduction").getAsString().toUpperCase(Locale.ROOT));
    }

    @Test
    void losses() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 2), 0.1, 0.9, 0.4, 3)), t = Variable.of(normal(2, 2, 2));
        Variable p = x.sigmoid();
        same(Losses.mse(x, t, reduction("MSELoss")), Losses.mse(x, t));
        same(Losses.l1(x, t, reduction("L1Loss")), Losses.l1(x, t));
        same(Losses.huber(x, t, number("HuberLoss", "delta"), reduction("HuberLoss")), Losses.huber(x, t));
        same(Losses.smoothL1(x, t, number("SmoothL1Loss", "beta"), reduction("SmoothL1Loss")), Losses.smoothL1(x, t));
        same(Losses.binaryCrossEntropy(p, p, reduction("BCELoss")), Losses.binaryCrossEntropy(p, p));
        same(
                Losses.binaryCrossEntropyWithLogits(x, p, reduction("BCEWithLogitsLoss")),
                Losses.binaryCrossEntropyWithLogits(x, p));
        int[] classes = {1, 0};
        same(
                Losses.crossEntropy(
                        x, classes, number("CrossEntropyLoss", "label_smoothing"), reduction("CrossEntropyLoss")),
                Losses.crossEntropy(x, classes));
    }

    private static void same(Variable expected, Variable actual) {
        assertClose(expected.value(), actual.value());
    }

    /** The one exception, and its page says why. */
    @Test
    void aDivergenceIsDividedByTheNumberOfSamplesAlone() {
        assertEquals(Reduction.MEAN, reduction("KLDivLoss"));
        Variable x = Variable.of(normal(1, 2, 3)),
                t = Variable.of(normal(2, 2, 3)).sigmoid();
        same(Losses.klDivergence(x, t, Reduction.BATCH_MEAN), Losses.klDivergence(x, t));
    }
}
