package io.github.gradgrad.benchmarks.peers;

import io.github.gradgrad.benchmarks.critic.Constraint;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.CriticStep;
import io.github.gradgrad.benchmarks.critic.JitTime;
import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this library's process does in a {@link Tournament}: the steps of one configuration, so many at a time as it is told to make. */
public final class CriticTurns {
    private static final Pattern REQUEST = Pattern.compile("(true|false) ([1-9]\\d{0,8})");

    private final CriticConfig config;
    private final Map<Boolean, CriticStep> steps = new HashMap<>();

    public CriticTurns(CriticConfig config) {
        this.config = config;
    }

    /**
     * Makes a step that is not timed, as it finds the caches as other processes have left them, and then those that are.
     *
     * @param request whether with the penalty, and how many: {@code true 40}
     * @return a line as the other engines' programs print it
     * @throws IllegalArgumentException if the request is none
     */
    public String answer(String request) {
        Matcher matcher = REQUEST.matcher(request);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "critic-turns: a line such as 'true 40' expected, got '" + request + "'");
        }
        boolean penalty = Boolean.parseBoolean(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        CriticStep step =
                steps.computeIfAbsent(penalty, key -> CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32));
        step.run();
        long start = System.nanoTime(), compiledBefore = JitTime.nanos();
        for (int i = 0; i < count; i++) step.run();
        long took = System.nanoTime() - start;
        boolean compiling = JitTime.isMuch(JitTime.nanos() - compiledBefore, took);
        int threads = Backend.current().threads();
        return new Timing(Comparison.OURS, config.name(), penalty, threads, took * 1e-3 / count, compiling).toJson();
    }
}
