package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.JblasProvider;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All providers of products on the class path. */
final class Providers {
    private Providers() {}

    /** Their names, the fastest first. */
    static List<String> names() {
        return all().stream().map(BlasProvider::name).toList();
    }

    static BlasProvider of(String name) {
        return all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider '" + name + "'; expected one of "
                        + names().stream().collect(Collectors.joining(", "))));
    }

    private static List<BlasProvider> all() {
        return Stream.concat(
                        ServiceLoader.load(BlasProvider.class).stream().map(ServiceLoader.Provider::get),
                        Stream.of(new JblasProvider(), new PlainBlasProvider()))
                .sorted(Comparator.comparingInt(BlasProvider::priority).reversed())
                .toList();
    }
}
