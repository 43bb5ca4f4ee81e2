package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticTurnsTest {
    private final CriticTurns turns = new CriticTurns(CriticConfig.of("mlp-small"));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAnswerIsTheLineOfTheOtherEngines(boolean penalty) {
        String line = turns.answer(penalty + " 3");
        assertTrue(
                line.matches("\\{\"engine\":\"gradgrad\",\"config\":\"mlp-small\",\"gp\":" + penalty
                        + ",\"threads\":[1-9]\\d*,\"us\":\\d+\\.\\d,\"compiling\":(true|false)}"),
                line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "yes 3", "true 0", "true -1", "true 2.5", "true 3 4", "true 9999999999"})
    void whatIsNoRequestIsShown(String request) {
        assertEquals(
                "critic-turns: a line such as 'true 40' expected, got '" + request + "'",
                assertThrows(IllegalArgumentException.class, () -> turns.answer(request))
                        .getMessage());
    }
}
