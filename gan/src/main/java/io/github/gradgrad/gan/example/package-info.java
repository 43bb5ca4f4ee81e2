/** Worked examples of the library beyond GANs, small enough to be read in one sitting. */
@NullMarked
package io.github.gradgrad.gan.example;

import org.jspecify.annotations.NullMarked;
