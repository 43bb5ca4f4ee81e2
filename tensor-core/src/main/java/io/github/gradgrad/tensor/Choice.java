package io.github.gradgrad.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first of a list of candidates that can be loaded, or the one that a system property names.
 *
 * @param statuses what became of each candidate, fastest first
 * @param forced whether a system property named it
 */
record Choice<T>(String name, T value, List<ProviderStatus> statuses, boolean forced) {
    /** A candidate, the way to load it, which throws where it cannot run, and what a person is told of it. */
    record Candidate<T>(String name, Supplier<T> load, Function<T, String> description) {}

    /**
     * Chooses.
     *
     * @param candidates fastest first; the last one can always be loaded
     * @param unreadable what could not even become a candidate, with the reason
     * @throws IllegalStateException if {@code wanted} is unknown or cannot be loaded
     */
    static <T> Choice<T> of(
            String role,
            String property,
            @Nullable String wanted,
            List<Candidate<T>> candidates,
            Map<String, String> unreadable) {
        List<ProviderStatus> statuses = new ArrayList<>();
        unreadable.forEach((name, reason) -> statuses.add(new ProviderStatus(role, name, false, reason)));
        @Nullable Choice<T> chosen = null;
        for (Candidate<T> candidate : candidates) {
            String name = candidate.name();
            String reason;
            if (chosen != null) reason = "slower than " + chosen.name;
            else if (wanted != null && !wanted.equals(name)) reason = "not asked for by -D" + property + "=" + wanted;
            else {
                try {
                    T value = candidate.load().get();
                    chosen = new Choice<>(name, value, statuses, wanted != null);
                    statuses.add(new ProviderStatus(
                            role, name, true, candidate.description().apply(value)));
                    continue;
                } catch (UnsupportedOperationException e) {
                    reason = String.valueOf(e.getMessage());
                } catch (RuntimeException | LinkageError e) {
                    reason = "failed to load: " + rootOf(e);
                }
            }
            statuses.add(new ProviderStatus(role, name, false, reason));
        }
        if (chosen == null) throw notThere(property, wanted, candidates, statuses);
        return chosen;
    }

    /** Why nothing faster is in use: the reasons of those that come before the chosen one. */
    List<String> reasonsAgainstFaster() {
        return statuses.stream()
                .takeWhile(status -> !status.inUse())
                .map(status -> "not " + status.name() + ": " + status.note())
                .toList();
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static <T> IllegalStateException notThere(
            String property, @Nullable String wanted, List<Candidate<T>> candidates, List<ProviderStatus> statuses) {
        String names = candidates.stream().map(Candidate::name).collect(Collectors.joining(", "));
        String reasons = statuses.stream()
                .filter(status -> status.name().equals(wanted) || !names.contains(status.name()))
                .map(status -> "; " + status.name() + ": " + status.note())
                .collect(Collectors.joining());
        return new IllegalStateException(property + "=" + wanted + " cannot be used; there are " + names + reasons);
    }
}
