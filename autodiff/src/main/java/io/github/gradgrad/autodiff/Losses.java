package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Loss functions of a prediction x and a target t, element by element, joined as the {@link Reduction} says.
 *
 * <p>x and t have one shape: unlike in arithmetic nothing broadcasts, as a loss that compares every prediction with every target
 * is a well-known mistake. A target that is a {@link Variable} is differentiated like any other input; make it a constant
 * where it is one. Names and conventions are PyTorch's. Wrong shapes throw an {@link IllegalArgumentException} that
 * names the loss and both.
 */
public final class Losses {
    private Losses() {}

    /** (x - t)^2. Smooth everywhere. */
    public static Variable mse(Variable x, Variable t, Reduction reduction) {
        return reduction.of(difference("mse", x, t).square());
    }

    /** {@link #mse(Variable, Variable, Reduction)} with the mean, as by default in PyTorch. */
    public static Variable mse(Variable x, Variable t) {
        return mse(x, t, Reduction.MEAN);
    }

    /** |x - t|. Everywhere; where they are equal the derivative is 0, as that of {@link Elementary#abs}. */
    public static Variable l1(Variable x, Variable t, Reduction reduction) {
        return reduction.of(Elementary.abs(difference("l1", x, t)));
    }

    /** {@link #l1(Variable, Variable, Reduction)} with the mean, as by default in PyTorch. */
    public static Variable l1(Variable x, Variable t) {
        return l1(x, t, Reduction.MEAN);
    }

    /**
     * With d = |x - t|, d^2 / 2 up to delta, and beyond delta (d - delta / 2), which continues it straight on.
     * Everywhere; where the branches meet the second derivative is that of the inside, as {@link Elementary#clamp}, of
     * which it is made, counts its limits as inside. Huber (1964).
     *
     * @throws IllegalArgumentException unless delta &gt; 0
     */
    public static Variable huber(Variable x, Variable t, double delta, Reduction reduction) {
        return reduction.of(huber("huber: delta", difference("huber", x, t), delta));
    }

    /** {@link #huber(Variable, Variable, double, Reduction)} with the mean, as by default in PyTorch, and delta 1. */
    public static Variable huber(Variable x, Variable t) {
        return huber(x, t, 1, Reduction.MEAN);
    }

    /**
     * With d = |x - t|, d^2 / (2 beta) up to beta, and d - beta / 2 beyond: {@link #huber} divided by beta, its delta.
     * Everywhere, with the convention of huber where the branches meet. Beta 0 is {@link #l1}.
     *
     * @throws IllegalArgumentException unless beta &gt;= 0
     */
    public static Variable smoothL1(Variable x, Variable t, double beta, Reduction reduction) {
        Variable d = difference("smoothL1", x, t);
        return reduction.of(
                beta == 0 ? Elementary.abs(d) : huber("smoothL1: beta", d, beta).div(beta));
    }

    /** {@link #smoothL1(Variable, Variable, double, Reduction)} with the mean, as by default in PyTorch, and beta 1. */
    public static Variable smoothL1(Variable x, Variable t) {
        return smoothL1(x, t, 1, Reduction.MEAN);
    }

    /** c (d - c / 2), where c is d limited to [-delta, delta]: both branches in one. */
    private static Variable huber(String what, Variable d, double delta) {
        if (!(delta > 0)) throw new IllegalArgumentException(what + " > 0 expected, got " + delta);
        Variable c = Elementary.clamp(d, -delta, delta);
        return c.mul(d.sub(c.mul(0.5)));
    }

    /**
     * -(t log(x) + (1 - t) log(1 - x)). For a probability x strictly between 0 and 1. At 0 and 1 themselves the
     * logarithm is taken as -100, so that the value is finite, as in PyTorch; the derivatives are not. {@link
     * #binaryCrossEntropyWithLogits} has no such points.
     */
    public static Variable binaryCrossEntropy(Variable x, Variable t, Reduction reduction) {
        requireOneShape("binaryCrossEntropy", x, t);
        Variable one = t.number(1);
        Variable log = notBelow(-100, x.log()), logOther = notBelow(-100, Elementary.log1p(x.neg()));
        return reduction.of(t.mul(log).add(one.sub(t).mul(logOther)).neg());
    }

    /** {@link #binaryCrossEntropy(Variable, Variable, Reduction)} with the mean, as by default in PyTorch. */
    public static Variable binaryCrossEntropy(Variable x, Variable t) {
        return binaryCrossEntropy(x, t, Reduction.MEAN);
    }

    /**
     * The cross entropy of sigmoid(x): t softplus(-x) + (1 - t) softplus(x). Smooth everywhere; nothing overflows or
     * cancels, however sure the prediction is.
     */
    public static Variable binaryCrossEntropyWithLogits(Variable x, Variable t, Reduction reduction) {
        requireOneShape("binaryCrossEntropyWithLogits", x, t);
        Variable one = t.number(1);
        return reduction.of(t.mul(x.neg().softplus()).add(one.sub(t).mul(x.softplus())));
    }

    /** {@link #binaryCrossEntropyWithLogits(Variable, Variable, Reduction)} with the mean, as by default in PyTorch. */
    public static Variable binaryCrossEntropyWithLogits(Variable x, Variable t) {
        return binaryCrossEntropyWithLogits(x, t, Reduction.MEAN);
    }

    /**
     * -log(softmax(x)) of the right class, for scores x [N, C] or [N, C, ..] of C classes; the elements have the shape
     * of x without dim 1. Smooth everywhere; a wrong class may have score minus infinity.
     *
     * @param classes the numbers of the right classes, flat in row-major order, from 0
     * @param labelSmoothing e in (1 - e) of the right class's loss + e of the mean over all classes; 0 for none
     */
    public static Variable crossEntropy(Variable x, int[] classes, double labelSmoothing, Reduction reduction) {
        Tensor right = oneHot(x, classes);
        Variable logs = Statistics.logSoftmax(x, 1);
        Variable elements = Elementary.masked(logs, right).sum(1).neg();
        if (labelSmoothing != 0) {
            elements = elements.mul(1 - labelSmoothing).sub(logs.mean(1).mul(labelSmoothing));
        }
        return reduction.of(elements);
    }

    /** {@link #crossEntropy(Variable, int[], double, Reduction)} with the mean, as by default in PyTorch, and no label smoothing. */
    public static Variable crossEntropy(Variable x, int... classes) {
        return crossEntropy(x, classes, 0, Reduction.MEAN);
    }

    private static Tensor oneHot(Variable x, int[] classes) {
        Shape shape = x.shape();
        if (shape.rank() < 2 || classes.length != shape.size() / shape.dim(1)) {
            throw new IllegalArgumentException("crossEntropy: x [N, C, ..] and a class for each prediction expected: x "
                    + shape + ", " + classes.length + " classes");
        }
        int count = shape.dim(1), inner = shape.size() / (shape.dim(0) * count);
        for (int c : classes) {
            if (c < 0 || c >= count) {
                throw new IllegalArgumentException("crossEntropy: class " + c + " does not exist in x " + shape);
            }
        }
        return Tensor.generate(
                x.dtype(), shape, i -> classes[i / (count * inner) * inner + i % inner] == i / inner % count ? 1 : 0);
    }

    /**
     * t (log(t) - x), the Kullback-Leibler divergence of predicted log-probabilities x from t. For t &gt;= 0; where t
     * is 0 the value is 0, the limit of t log(t). {@link Reduction#BATCH_MEAN} is the usual mean.
     */
    public static Variable klDivergence(Variable x, Variable t, Reduction reduction) {
        requireOneShape("klDivergence", x, t);
        // Where t is 0, the logarithm of something else, as 0 times minus infinity is not 0.
        Variable log = Elementary.where(t.value(), t, t.number(1)).log();
        return reduction.of(t.mul(log.sub(x)));
    }

    /**
     * {@link #klDivergence(Variable, Variable, Reduction)} with {@link Reduction#BATCH_MEAN}, the divergence itself; PyTorch's
     * default mean, over all elements, divides by the number of classes too, which its own documentation advises against.
     */
    public static Variable klDivergence(Variable x, Variable t) {
        return klDivergence(x, t, Reduction.BATCH_MEAN);
    }

    /** exp(t) (t - x): the same for a target that is a logarithm too. Smooth everywhere. */
    public static Variable klDivergenceOfLogs(Variable x, Variable t, Reduction reduction) {
        requireOneShape("klDivergenceOfLogs", x, t);
        return reduction.of(t.exp().mul(t.sub(x)));
    }

    /**
     * x where the label is 1, max(0, margin - x) where it is -1. Everywhere; at the hinge the derivative is 0: what is
     * far enough apart is left alone.
     */
    public static Variable hingeEmbedding(Variable x, Tensor label, double margin, Reduction reduction) {
        requireLabels("hingeEmbedding", x, label);
        Variable far = x.neg().add(margin).relu();
        return reduction.of(Elementary.where(Elementwise.map(s -> s > 0 ? 1 : 0, label), x, far));
    }

    /**
     * max(0, 1 - label x) for labels 1 and -1: the hinge loss of a GAN's critic. Everywhere; at the hinge the
     * derivative is 0: what is right by the margin is left alone.
     */
    public static Variable hinge(Variable x, Tensor label, Reduction reduction) {
        requireLabels("hinge", x, label);
        return reduction.of(x.number(1).sub(x.mul(Variable.constant(label))).relu());
    }

    /** {@link #hinge(Variable, Tensor, Reduction)} with the mean. */
    public static Variable hinge(Variable x, Tensor label) {
        return hinge(x, label, Reduction.MEAN);
    }

    private static Variable notBelow(double min, Variable x) {
        return Elementary.clamp(x, min, Double.POSITIVE_INFINITY);
    }

    private static void requireLabels(String loss, Variable x, Tensor label) {
        requireOneShape(loss, x, Variable.constant(label));
        for (int i = 0; i < label.size(); i++) {
            if (Math.abs(label.at(i)) != 1) {
                throw new IllegalArgumentException(loss + ": labels 1 and -1 expected, got " + label.at(i));
            }
        }
    }

    private static Variable difference(String loss, Variable x, Variable t) {
        requireOneShape(loss, x, t);
        return x.sub(t);
    }

    private static void requireOneShape(String loss, Variable x, Variable t) {
        if (!x.shape().equals(t.shape())) {
            throw new IllegalArgumentException(loss + ": shapes differ: x " + x.shape() + ", target " + t.shape());
        }
    }
}
