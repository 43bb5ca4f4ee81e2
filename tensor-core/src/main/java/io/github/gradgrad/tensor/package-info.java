/**
 * Dense, immutable tensors of two element types, and checked facades over the kernels that compute with them.
 *
 * <p>A facade ({@link io.github.gradgrad.tensor.Elementwise}, {@link io.github.gradgrad.tensor.Reductions}, {@link
 * io.github.gradgrad.tensor.Products}, {@link io.github.gradgrad.tensor.Layouts}) checks shapes and element types and
 * names what is wrong; the kernel behind it gets raw arrays and trusts them. Which kernels and which BLAS are in use is
 * decided once per process by {@link io.github.gradgrad.tensor.Backend}.
 */
@NullMarked
package io.github.gradgrad.tensor;

import org.jspecify.annotations.NullMarked;
