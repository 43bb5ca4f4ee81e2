package io.github.gradgrad.gan.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** The experiments by name. */
public final class Experiments {
    /** All of them. */
    public static final List<Experiment> ALL = List.of(
            new Modes(),
            new ValueSurfaces(),
            new ClippingGradients(),
            new GanVersusWganGp(),
            new TrueDistance(),
            new Cost(),
            new LossAndQuality(),
            new Consistency(),
            new Hyperparameters());

    private Experiments() {}

    /**
     * The experiment of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Experiment of(String name) {
        return ALL.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = ALL.stream().map(Experiment::name).collect(Collectors.joining(", "));
            return new IllegalArgumentException("no experiment '" + name + "'; expected one of " + names);
        });
    }
}
