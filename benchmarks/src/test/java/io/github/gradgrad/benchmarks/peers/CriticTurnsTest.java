package io.github.gradgrad.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.tensor.Backend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticTurnsTest {
    private final CriticTurns turns = new CriticTurns(CriticConfig.of("mlp-small"));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAnswerIsTheLineOfTheOtherEngines(boolean penalty) {
        Timing timing = Timing.parse(turns.answer(penalty + " 3"));
        assertEquals("gradgrad", timing.engine());
        assertEquals("mlp-small", timing.config());
        assertEquals(penalty, timing.gp());
        assertEquals(Backend.current().threads(), timing.threads());
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
