/**
 * What a training run looks like: a picture of samples beside real ones, the curves of its losses, an animation of its
 * way there.
 *
 * <p>Nothing here opens a window; everything works without a display.
 */
@NullMarked
package io.github.gradgrad.gan.picture;

import org.jspecify.annotations.NullMarked;
