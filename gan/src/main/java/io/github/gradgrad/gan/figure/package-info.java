/**
 * Figures as SVG: curves, points and bars, grids of numbers, graphs, and figures that follow each other.
 *
 * <p>They are text with classes from one style sheet, so that a page shows them in its own colours, light or dark, and a
 * reader can search and copy what they say. {@link io.github.gradgrad.gan.figure.Figure} is what they have in common.
 */
@NullMarked
package io.github.gradgrad.gan.figure;

import org.jspecify.annotations.NullMarked;
