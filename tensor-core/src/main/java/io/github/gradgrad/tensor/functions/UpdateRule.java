package io.github.gradgrad.tensor.functions;

/**
 * An optimiser's formula for one element: theta' = f(theta, g, state), with the state changed in place.
 *
 * <p>The state is a few numbers per element (Adam: the two moments). A rule holds the step's constants, so an optimiser
 * makes a new one each step.
 */
public interface UpdateRule {
    /** How many numbers of state an element has. */
    int slots();

    /** The next theta; {@code state} holds the element's {@link #slots()} numbers and receives their next values. */
    double apply(double theta, double gradient, double[] state);
}
