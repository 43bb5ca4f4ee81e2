package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of one configuration, in turns with other engines' processes: so many at a time as it is told to make. */
public final class CriticTurns {
    private static final Pattern REQUEST = Pattern.compile("(true|false) ([1-9]\\d{0,8})");
    /** What part of a turn the JIT has to compile for until the engine counts as compiling. */
    private static final double COMPILING = 0.05;

    private final CriticConfig config;
    private final Map<Boolean, CriticStep> steps = new HashMap<>();

    public CriticTurns(CriticConfig config) {
        this.config = config;
    }

    /**
     * Makes a step that is not timed, as it finds the caches as other processes have left them, and then those that are.
     *
     * @param request whether with the penalty, and how many: {@code true 40}
     * @return the line that other engines' programs print, and whether the JIT was at work
     * @throws IllegalArgumentException if the request is none
     */
    public String answer(String request) {
        Matcher matcher = REQUEST.matcher(request);
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "critic-turns: a line such as 'true 40' expected, got '" + request + "'");
        boolean penalty = Boolean.parseBoolean(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        CriticStep step =
                steps.computeIfAbsent(penalty, key -> CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32));
        step.run();
        long start = System.nanoTime(), compiled = compiledMillis();
        for (int i = 0; i < count; i++) step.run();
        double micros = (System.nanoTime() - start) * 1e-3;
        boolean compiling = (compiledMillis() - compiled) * 1e3 > COMPILING * micros;
        return String.format(
                Locale.ROOT,
                "{\"engine\":\"gradgrad\",\"config\":\"%s\",\"gp\":%b,\"threads\":%d,\"us\":%.1f,\"compiling\":%b}",
                config.name(),
                penalty,
                Backend.current().threads(),
                micros / count,
                compiling);
    }

    private static long compiledMillis() {
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        return jit != null && jit.isCompilationTimeMonitoringSupported() ? jit.getTotalCompilationTime() : 0;
    }
}
