package io.github.gradgrad.gan.microscope;

/**
 * A part of the story that the page tells: the function, its gradient, what is computed from that, the gradient of this.
 *
 * @param order of derivative: how many sweeps there were, the phase's own included
 * @param isSweep whether it differentiates, rather than computes a function
 * @param title such as {@code forward}
 */
record Phase(int order, boolean isSweep, String title) {
    static Phase function(int order) {
        return new Phase(order, false, order == 0 ? "forward" : "from the gradient");
    }

    static Phase sweep(int order) {
        return new Phase(order, true, order == 1 ? "gradient" : order == 2 ? "second gradient" : "gradient " + order);
    }
}
