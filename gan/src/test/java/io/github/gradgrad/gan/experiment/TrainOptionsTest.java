package io.github.gradgrad.gan.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainOptionsTest {
    @ParameterizedTest
    @EnumSource
    void giveTheSettingsBack(Method method) {
        Settings usual = Defaults.of(method, "gaussians25");
        Settings settings =
                usual.with(Map.of("iterations", 77, "width", 24, "clip", 0.5, "averaging", 0.9, "learning-rate", 0.03));

        Map<String, String> given = new LinkedHashMap<>();
        for (String option : TrainOptions.of(settings).substring(2).split(" --", -1)) {
            String[] nameAndValue = option.split(" ", -1);
            given.put(nameAndValue[0], nameAndValue[1]);
        }

        assertEquals(settings, usual.with(given));
    }

    @ParameterizedTest
    @EnumSource
    void nameWhatMattersToTheMethodAlone(Method method) {
        String options = TrainOptions.of(Defaults.of(method, "gaussians25"));

        assertTrue(options.startsWith("--method " + method + " --iterations"), options);
        assertEquals(method == Method.WGAN, options.contains("--clip"));
        assertEquals(method == Method.WGAN_GP || method == Method.WGAN_CT, options.contains("--lambda"));
        assertFalse(options.contains("--kernel"), options);
    }
}
