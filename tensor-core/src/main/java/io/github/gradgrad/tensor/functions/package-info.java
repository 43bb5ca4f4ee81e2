/**
 * Scalar formulas: what an elementwise kernel computes for one element.
 *
 * <p>Each function is written once, in double precision. The reference kernels apply it in a loop; a fast kernel
 * recognises it (by identity or record type) and has vector code for it, or falls back to the loop.
 */
@NullMarked
package io.github.gradgrad.tensor.functions;

import org.jspecify.annotations.NullMarked;
