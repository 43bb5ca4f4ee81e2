package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.run.Defaults;
import io.github.gradgrad.gan.run.Method;
import io.github.gradgrad.gan.run.Penalty;
import io.github.gradgrad.gan.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a page states a run: as the options of {@code train}, which make the same run again. */
final class TrainOptions {
    private TrainOptions() {}

    /** Such as {@code --method wgan-gp --iterations 8000 --batch 256 ..}: what matters to this method, without data and seed. */
    static String of(Settings settings) {
        Map<String, String> values = settings.toMap();
        Map<String, String> usual = Defaults.of(settings.method(), settings.model(), settings.data())
                .toMap();
        List<String> shown = new ArrayList<>(
                List.of("method", "iterations", "batch", "critic-steps", "learning-rate", "linear-decay"));
        // RMSProp, the optimiser of clipping, has no beta1.
        shown.add(settings.method() == Method.WGAN ? "clip" : "beta1");
        if (settings.penalty() != Penalty.NONE) shown.add("lambda");
        return values.keySet().stream()
                .filter(option -> shown.contains(option) || !Objects.equals(values.get(option), usual.get(option)))
                .filter(option -> !option.equals("seed"))
                .map(option -> "--" + option + " " + values.get(option))
                .collect(Collectors.joining(" "));
    }
}
