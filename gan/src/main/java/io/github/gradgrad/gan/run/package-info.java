/** A training run: its settings, its folder with everything that it leaves behind, and how it goes on after a break. */
@NullMarked
package io.github.gradgrad.gan.run;

import org.jspecify.annotations.NullMarked;
