package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * The classes of a batch, as a conditional GAN is told them (Mirza and Osindero, "Conditional Generative Adversarial Nets",
 * 2014, figure 1): both players get them beside their input, coded as one number for each class, 1 for the sample's own and
 * 0 for the others. Points and noise [N, D] become [N, D + classes], images get a constant plane for each class.
 *
 * <p>The codes are constants: the gradient of a penalty is taken with respect to the samples alone.
 */
public final class Condition {
    private static final Condition NONE = new Condition(0);

    private final int count;
    private final int[] classes;

    private Condition(int count, int... classes) {
        this.count = count;
        this.classes = classes;
    }

    /** No classes: an input stays as it is. */
    public static Condition none() {
        return NONE;
    }

    /**
     * The classes of the samples of a batch.
     *
     * @param count how many classes there are
     * @param classes of each sample, from 0
     * @throws IllegalArgumentException if there is none, or one is not from 0 to count - 1
     */
    public static Condition of(int count, int... classes) {
        boolean valid = classes.length > 0 && Arrays.stream(classes).allMatch(c -> c >= 0 && c < count);
        if (!valid) {
            throw new IllegalArgumentException("condition: classes from 0 to " + (count - 1)
                    + " expected, one for each sample, got " + Arrays.toString(classes));
        }
        return new Condition(count, classes.clone());
    }

    /** The classes of some samples of the batch. */
    Condition rows(int from, int to) {
        return count == 0 ? this : new Condition(count, Arrays.copyOfRange(classes, from, to));
    }

    /**
     * The input with its classes; where there are several times as many samples as classes, they come again in the same
     * order, so that a batch of real and generated samples has the same for both.
     *
     * @throws IllegalArgumentException if the samples are no multiple of the classes
     */
    public Variable attachTo(Variable input) {
        if (count == 0) return input;
        Shape shape = input.shape();
        if (shape.dim(0) % classes.length != 0) {
            throw new IllegalArgumentException("condition: " + classes.length + " classes for an input " + shape
                    + "; one for each sample expected");
        }
        Shape codes = shape.with(1, count);
        int plane = codes.size() / codes.dim(0) / count;
        Tensor code = Tensor.generate(
                input.dtype(), codes, i -> i / plane % count == classes[i / plane / count % classes.length] ? 1 : 0);
        return Variable.concat(1, input, Variable.constant(code));
    }
}
