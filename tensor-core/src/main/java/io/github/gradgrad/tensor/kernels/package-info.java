/** The kernel interface, its reference implementation, and the way a faster one is found. */
@NullMarked
package io.github.gradgrad.tensor.kernels;

import org.jspecify.annotations.NullMarked;
