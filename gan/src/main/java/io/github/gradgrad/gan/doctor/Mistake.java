package io.github.gradgrad.gan.doctor;

/**
 * What can be wrong with a gradient penalty lambda E[(||dC(x^)/dx^|| - 1)^2], or with one of its kin: R1, R2, DRAGAN.
 */
public enum Mistake {
    ONE_EPSILON_FOR_THE_BATCH(
            "one epsilon is shared by all samples of a batch", "draw epsilon in the shape [N, 1, ..]"),
    ONE_EPSILON_PER_ELEMENT(
            "each element of a sample has an epsilon of its own, so the points are off the line between real and fake",
            "draw epsilon in the shape [N, 1, ..]"),
    EPSILON_NORMAL("epsilon comes from a normal distribution", "draw it uniformly from [0, 1)"),
    EPSILON_NOT_UNIFORM("epsilon is not uniform on [0, 1)", "draw it uniformly from [0, 1)"),
    EPSILON_REPEATED("every call uses the same epsilon", "draw a new one in each call"),
    GRADIENT_AT_REAL_POINTS("the gradient is taken at the real samples", "take it at the interpolated points"),
    GRADIENT_AT_FAKE_POINTS("the gradient is taken at the generated samples", "take it at the interpolated points"),
    GRADIENT_NOT_AT_REAL_POINTS("the gradient is not taken at the real samples", "take it there"),
    GRADIENT_NOT_AT_FAKE_POINTS("the gradient is not taken at the generated samples", "take it there"),
    NOISE_NOT_AS_GIVEN(
            "the points are not the real samples with noise uniform in [0, scale s) on each element, s being the standard"
                    + " deviation of the batch",
            "draw such noise in the samples' shape in each call"),
    INTERPOLATES_NOT_DIFFERENTIATED(
            "the gradient is not with respect to the interpolated points",
            "make the points a leaf, and ask for the gradient with respect to it"),
    NORM_OVER_THE_BATCH("one norm is taken over the whole batch", "take one norm for each sample"),
    NORM_OVER_ONE_AXIS(
            "the norm runs over some axes of a sample only, or over the wrong ones",
            "flatten each sample to a row first"),
    MEAN_INSIDE_THE_NORM("the norm is the root of a mean of squares", "sum the squares"),
    NORM_WITHOUT_ROOT("the norm is a sum of squares without its root", "take the square root"),
    NORM_NOT_EUCLIDEAN("the norm is not the Euclidean one", "take the root of the sum of squares"),
    GRADIENT_OF_THE_MEAN_SCORE(
            "the gradient of the mean of the scores is taken, so each is divided by N", "take that of their sum"),
    MISSING_SQUARE("the distance of the norm from 1 is not squared", "square it"),
    TARGET_NOT_ONE("the norm is pulled to 0 and not to 1", "subtract 1 from the norm"),
    TARGET_NOT_ZERO("the norm is pulled to 1 and not to 0", "subtract nothing from the norm"),
    ONE_SIDED("norms below 1 are not penalised: this is the one-sided penalty", "square norm - 1 wherever it lies"),
    TWO_SIDED("norms below 1 are penalised: this is the two-sided penalty", "square max(norm - 1, 0)"),
    MEAN_BEFORE_THE_SQUARE("the mean norm is squared", "square for each sample, then take the mean"),
    SUM_OVER_THE_BATCH("the penalty is summed over the batch", "take the mean"),
    LAMBDA_TWICE("lambda is applied twice", "multiply by it once"),
    LAMBDA_MISSING("lambda is not applied", "multiply by it once"),
    WRONG_WEIGHT("the penalty has another weight than lambda", "multiply by lambda alone"),
    SUBTRACTED("the penalty has the wrong sign, as if it were subtracted", "add it to the critic's loss"),
    NO_DOUBLE_BACKPROP(
            "the value has no gradient with respect to the critic's parameters",
            "take the gradient at the points as a differentiable graph"),
    WRONG_GRADIENT(
            "the gradient is not that of the value", "detach nothing between the critic's parameters and the penalty"),
    NAN_AT_ZERO_NORM(
            "a critic that is flat somewhere gives NaN or an infinity", "use a norm that is differentiable at 0"),
    WRONG_VALUE("the value matches no form of the penalty that is known here", "compare it with the formula"),
    FAILED("it threw an exception", "see the message");

    private final String meaning;
    private final String remedy;

    Mistake(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What is wrong, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, as a clause. */
    public String remedy() {
        return remedy;
    }
}
