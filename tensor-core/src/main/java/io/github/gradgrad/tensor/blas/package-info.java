/** Matrix products: the interface, plain loops, and jblas. */
@NullMarked
package io.github.gradgrad.tensor.blas;

import org.jspecify.annotations.NullMarked;
