package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/**
 * What an optimiser's rule reads and writes.
 *
 * @param shift where the gradient of element i is, less i
 * @param state is written in place
 * @param next takes the next theta; may be theta
 */
@SuppressWarnings("ArrayRecordComponent")
record UpdateArrays(float[] theta, float[] gradient, int shift, float[][] state, float[] next) {
    FloatVector theta(int i) {
        return FloatVector.fromArray(Lanes.SPECIES, theta, i);
    }

    FloatVector gradient(int i) {
        return FloatVector.fromArray(Lanes.SPECIES, gradient, i + shift);
    }

    float[] state(int number) {
        return state[number];
    }

    void next(int i, FloatVector numbers) {
        numbers.intoArray(next, i);
    }
}
