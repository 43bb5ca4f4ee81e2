package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Settings SETTINGS = Defaults.of(Method.WGAN, "some/points.csv")
            .with(Map.of("iterations", 300, "batch", 17, "critic-steps", 3, "lambda", 0.1, "seed", -4));

    @Test
    void textAndBackGivesEqualSettings() {
        assertEquals(SETTINGS, Settings.of(SETTINGS.toMap()));
    }

    @Test
    void theNamesAreThoseOfTheOptions() {
        assertEquals(
                List.of(
                        "method",
                        "data",
                        "model",
                        "width",
                        "kernel",
                        "resize",
                        "layer-norm",
                        "conditional",
                        "iterations",
                        "batch",
                        "critic-steps",
                        "warm-up",
                        "loss",
                        "penalty",
                        "lambda",
                        "clip",
                        "learning-rate",
                        "beta1",
                        "linear-decay",
                        "averaging",
                        "seed"),
                List.copyOf(SETTINGS.toMap().keySet()));
    }

    @Test
    void anOptionThatDoesNotExistIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> SETTINGS.with("lamda", 1));

        assertTrue(e.getMessage().startsWith("no setting lamda; expected one of [method, data"), e.getMessage());
    }

    @Test
    void moreIterationsChangeNothingElse() {
        Map<String, String> expected = new LinkedHashMap<>(SETTINGS.toMap());
        expected.put("iterations", "500");

        assertEquals(expected, SETTINGS.withIterations(500).toMap());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iterations    | 0          | --iterations: a whole number from 1 to 1000000000 expected, got 0",
                "iterations    | 1000000001 | --iterations: a whole number from 1 to 1000000000 expected, got 1000000001",
                "batch         | 0          | --batch: a whole number from 1 to 65536 expected, got 0",
                "batch         | -3         | --batch: a whole number from 1 to 65536 expected, got -3",
                "batch         | 65537      | --batch: a whole number from 1 to 65536 expected, got 65537",
                "critic-steps  | 0          | --critic-steps: a whole number from 1 to 1000 expected, got 0",
                "critic-steps  | 1001       | --critic-steps: a whole number from 1 to 1000 expected, got 1001",
                "lambda        | -0.5       | --lambda: a number from 0 to 1000000 expected, got -0.5",
                "lambda        | NaN        | --lambda: a number from 0 to 1000000 expected, got NaN",
                "lambda        | Infinity   | --lambda: a number from 0 to 1000000 expected, got Infinity",
                "learning-rate | 0          | --learning-rate: a number above 0 and at most 1 expected, got 0.0",
                "learning-rate | 1.5        | --learning-rate: a number above 0 and at most 1 expected, got 1.5",
                "learning-rate | NaN        | --learning-rate: a number above 0 and at most 1 expected, got NaN",
                "method        | wgan-xx    | --method: one of gan, wgan, wgan-gp, wgan-ct, wgan-sn expected, got wgan-xx",
                "model         | cnn        | --model: one of mlp, dcgan expected, got cnn",
                "loss          | log        | --loss: one of wasserstein, minimax, non-saturating, hinge, least-squares expected, got log",
                "penalty       | r3         | --penalty: one of none, two-sided, one-sided, r1, r2, dragan expected, got r3",
                "kernel        | 3          | --kernel: a whole number from 4 to 5 expected, got 3",
                "width         | -1         | --width: a whole number from 0 to 65536 expected, got -1",
                "clip          | 0          | --clip: a number above 0 and at most 1000000 expected, got 0.0",
                "beta1         | 1          | --beta1: a number from 0 to below 1 expected, got 1.0",
                "averaging     | 1          | --averaging: a number from 0 to below 1 expected, got 1.0",
                "conditional   | yes        | --conditional: true or false expected, got yes",
                "seed          | one        | the setting seed is no number: one",
                "batch         | 9999999999 | the setting batch is no number: 9999999999",
                "linear-decay  | perhaps    | --linear-decay: true or false expected, got perhaps",
                "lambda        | ten        | the setting lambda is no number: ten"
            })
    void aValueThatCannotBeIsNamedWithWhatIsExpected(String key, String value, String message) {
        Map<String, String> map = new LinkedHashMap<>(SETTINGS.toMap());
        map.put(key, value);

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Settings.of(map));
        assertEquals(message, e.getMessage());
    }

    @Test
    void theStepSizeFallsLinearlyToZeroAfterTheLastIterationOrStays() {
        Settings falling = Defaults.of(Method.WGAN_GP, "digits")
                .with(Map.of("iterations", 8, "learning-rate", 0.5, "linear-decay", true));
        Settings constant = falling.with("linear-decay", false);

        assertEquals(0.5, falling.learningRateAfter(0));
        assertEquals(0.375, falling.learningRateAfter(2));
        assertEquals(0.0625, falling.learningRateAfter(7));
        assertEquals(0, falling.learningRateAfter(8));
        assertEquals(0.5, constant.learningRateAfter(7));
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        for (String key : SETTINGS.toMap().keySet()) {
            Map<String, String> map = new LinkedHashMap<>(SETTINGS.toMap());
            map.remove(key);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Settings.of(map));
            assertEquals("the setting " + key + " is missing", e.getMessage());
        }
    }

    @Test
    void theExtremesThatAreAllowedAreTaken() {
        Settings least = SETTINGS.with(Map.of("iterations", 1, "batch", 1, "critic-steps", 1, "lambda", 0))
                .with(Map.of("learning-rate", Double.MIN_VALUE, "clip", Double.MIN_VALUE, "width", 0))
                .with("seed", Long.MIN_VALUE);
        Settings most = SETTINGS.with(Map.of("iterations", 1_000_000_000, "batch", 65_536, "critic-steps", 1_000))
                .with(Map.of("lambda", 1e6, "learning-rate", 1, "clip", 1e6, "width", 65_536))
                .with(Map.of("beta1", Math.nextDown(1.0), "averaging", Math.nextDown(1.0), "seed", Long.MAX_VALUE));

        assertEquals(least, Settings.of(least.toMap()));
        assertEquals(most, Settings.of(most.toMap()));
    }

    /** RMSProp at 5e-5 (Arjovsky et al., 2017, algorithm 1). */
    @Test
    void weightClippingStartsWithTheRateOfItsPaper() {
        assertEquals(5e-5, Defaults.of(Method.WGAN, "digits").learningRate());
    }

    /** The two players of the standard GAN take turns (Goodfellow et al., 2014, algorithm 1 with k = 1). */
    @Test
    void theStandardGanHasOneCriticStep() {
        Settings defaults = Defaults.of(Method.GAN, "digits");

        assertEquals(1, defaults.criticSteps());
        assertEquals(Loss.NON_SATURATING, defaults.loss());
        assertEquals(Penalty.NONE, defaults.penalty());
    }

    /** Lambda 10 and 5 critic steps (Gulrajani et al., 2017, algorithm 1). */
    @ParameterizedTest
    @EnumSource(value = Method.class, mode = EnumSource.Mode.EXCLUDE, names = "GAN")
    void otherDefaultsAreThoseOfThePaper(Method method) {
        Settings defaults = Defaults.of(method, "digits");

        assertEquals(10, defaults.lambda());
        assertEquals(5, defaults.criticSteps());
        assertEquals(1, defaults.seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gan", "wgan", "wgan-gp", "wgan-ct", "wgan-sn"})
    void methodsAreFoundByTheirNames(String name) {
        assertEquals(name, Method.of(name).toString());
    }
}
