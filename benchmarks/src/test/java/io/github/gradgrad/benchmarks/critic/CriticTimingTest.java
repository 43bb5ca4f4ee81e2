package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CriticTimingTest {
    @Test
    void theLineIsTheOneOfTheOtherEnginesWithTheDeviationAtItsEnd() {
        assertEquals(
                "{\"engine\":\"gradgrad\",\"config\":\"mlp-small\",\"gp\":true,\"threads\":2,\"us\":123.4,\"deviation\":1e-6}",
                new CriticTiming("mlp-small", true, 2, 123.41, 1e-6).toJson());
    }

    @Test
    void largeTimesAndADeviationOfZeroStayNumbersOfJson() {
        assertEquals(
                "{\"engine\":\"gradgrad\",\"config\":\"mlp-mnist\",\"gp\":false,\"threads\":1,\"us\":1234567.9,\"deviation\":0e0}",
                new CriticTiming("mlp-mnist", false, 1, 1_234_567.89, 0).toJson());
    }

    @Test
    void theLineDoesNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(
                    "{\"engine\":\"gradgrad\",\"config\":\"a\",\"gp\":true,\"threads\":1,\"us\":0.5,\"deviation\":2.5e-7}",
                    new CriticTiming("a", true, 1, 0.5, 2.5e-7).toJson());
        } finally {
            Locale.setDefault(before);
        }
    }
}
