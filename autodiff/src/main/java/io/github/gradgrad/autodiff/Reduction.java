package io.github.gradgrad.autodiff;

/** How a loss joins its elements to a number. */
public enum Reduction {
    /** Not at all: the loss has the shape of its input. */
    NONE,
    /** The sum divided by the number of elements. */
    MEAN,
    SUM,
    /** The sum divided by the size of dim 0, the number of samples: the mathematical mean of a divergence. */
    BATCH_MEAN;

    Variable of(Variable elements) {
        return switch (this) {
            case NONE -> elements;
            case MEAN -> elements.mean();
            case SUM -> elements.sum();
            case BATCH_MEAN -> elements.sum().div(elements.shape().dim(0));
        };
    }
}
