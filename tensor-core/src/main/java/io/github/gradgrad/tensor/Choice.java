package io.github.gradgrad.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first of a list of candidates that can be loaded, or the one that a system property names.
 *
 * @param tried what became of the candidates down to the chosen one, fastest first
 * @param rest the candidates after it, which nobody has tried
 * @param forced whether a system property named it
 */
record Choice<T>(
        String role, String name, T value, List<ProviderStatus> tried, List<Candidate<T>> rest, boolean forced) {
    /** A candidate, the way to load it, which throws where it cannot run, and what a person is told of it. */
    record Candidate<T>(String name, Supplier<T> load, Function<T, String> description) {
        /** Why it cannot be loaded; null if it can, and {@code use} has got it. */
        private @Nullable String obstacle(Consumer<T> use) {
            try {
                use.accept(load.get());
                return null;
            } catch (UnsupportedOperationException e) {
                return String.valueOf(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                return "failed to load: " + rootOf(e);
            }
        }
    }

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
        List<ProviderStatus> tried = new ArrayList<>();
        unreadable.forEach((name, reason) -> tried.add(new ProviderStatus(role, name, false, reason)));
        for (int i = 0; i < candidates.size(); i++) {
            Candidate<T> candidate = candidates.get(i);
            String name = candidate.name();
            if (wanted != null && !wanted.equals(name)) {
                tried.add(new ProviderStatus(role, name, false, "not asked for by -D" + property + "=" + wanted));
                continue;
            }
            List<T> loaded = new ArrayList<>();
            String obstacle = candidate.obstacle(loaded::add);
            if (obstacle == null) {
                T value = loaded.get(0);
                tried.add(new ProviderStatus(
                        role, name, true, candidate.description().apply(value)));
                return new Choice<>(
                        role, name, value, tried, candidates.subList(i + 1, candidates.size()), wanted != null);
            }
            tried.add(new ProviderStatus(role, name, false, obstacle));
        }
        throw notThere(property, wanted, candidates, tried);
    }

    /** What becomes of each candidate, fastest first. Those after the chosen one are tried now: slower, or not to be had. */
    List<ProviderStatus> statuses() {
        Stream<ProviderStatus> slower = rest.stream().map(candidate -> {
            String obstacle = candidate.obstacle(value -> {});
            return new ProviderStatus(
                    role, candidate.name(), false, obstacle == null ? "slower than " + name : obstacle);
        });
        return Stream.concat(tried.stream(), slower).toList();
    }

    /** Why nothing faster is in use: the reasons of those that come before the chosen one. */
    List<String> reasonsAgainstFaster() {
        return tried.stream()
                .filter(status -> !status.inUse())
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
