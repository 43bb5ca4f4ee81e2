package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Settings SETTINGS =
            new Settings(Method.WGAN, "some/points.csv", Model.MLP, 300, 17, 3, 0.1, 5e-5, true, -4);

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
                        "iterations",
                        "batch",
                        "critic-steps",
                        "lambda",
                        "learning-rate",
                        "linear-decay",
                        "seed"),
                List.copyOf(SETTINGS.toMap().keySet()));
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
                "method        | wgan-xx    | --method: one of wgan, wgan-gp expected, got wgan-xx",
                "model         | dcgan      | --model: one of mlp expected, got dcgan",
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
        Settings falling = new Settings(Method.WGAN_GP, "digits", Model.MLP, 8, 4, 1, 10, 0.5, true, 1);
        Settings constant = new Settings(Method.WGAN_GP, "digits", Model.MLP, 8, 4, 1, 10, 0.5, false, 1);

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
        Settings least =
                new Settings(Method.WGAN_GP, "digits", Model.MLP, 1, 1, 1, 0, Double.MIN_VALUE, false, Long.MIN_VALUE);
        Settings most = new Settings(
                Method.WGAN_GP, "digits", Model.MLP, 1_000_000_000, 65_536, 1_000, 1e6, 1, true, Long.MAX_VALUE);

        assertEquals(least, Settings.of(least.toMap()));
        assertEquals(most, Settings.of(most.toMap()));
    }

    /** RMSProp at 5e-5 (Arjovsky et al., 2017, algorithm 1). */
    @Test
    void weightClippingStartsWithTheRateOfItsPaper() {
        assertEquals(5e-5, Defaults.of(Method.WGAN, "digits").learningRate());
    }

    /** Lambda 10 and 5 critic steps (Gulrajani et al., 2017, algorithm 1). */
    @ParameterizedTest
    @EnumSource(Method.class)
    void otherDefaultsAreThoseOfThePaper(Method method) {
        Settings defaults = Defaults.of(method, "digits");

        assertEquals(10, defaults.lambda());
        assertEquals(5, defaults.criticSteps());
        assertEquals(1, defaults.seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wgan", "wgan-gp"})
    void methodsAreFoundByTheirNames(String name) {
        assertEquals(name, Method.of(name).toString());
    }
}
