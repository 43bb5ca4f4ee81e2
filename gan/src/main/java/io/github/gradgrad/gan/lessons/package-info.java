/**
 * Fourteen lessons, each a short program whose numbers are checked: from the reverse sweep to the gradient penalty.
 *
 * <p>{@code ./gradgrad lesson} lists them, {@code lesson 7} runs one, {@code lesson 7 --source} shows it.
 */
@NullMarked
package io.github.gradgrad.gan.lessons;

import org.jspecify.annotations.NullMarked;
