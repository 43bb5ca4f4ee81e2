package io.github.gradgrad.gan.doctor;

import io.github.gradgrad.autodiff.GradientHook;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A critic that remembers what it was asked to score, and at which of these batches a gradient was taken. */
final class Recorder implements Critic {
    private final Critic critic;
    private final List<Tensor> scored = new ArrayList<>();
    private @Nullable Tensor differentiated;

    Recorder(Critic critic) {
        this.critic = critic;
    }

    @Override
    public Variable score(Variable samples) {
        Tensor batch = samples.value();
        scored.add(batch);
        return critic.score(GradientHook.observe(samples, g -> differentiated = batch));
    }

    /** Whether a gradient has passed through to a batch. */
    boolean sawGradient() {
        return differentiated != null;
    }

    /** The batch at which the last gradient was taken, else the last that was scored, else null. */
    @Nullable
    Tensor points() {
        if (differentiated != null) return differentiated;
        return scored.isEmpty() ? null : scored.get(scored.size() - 1);
    }
}
