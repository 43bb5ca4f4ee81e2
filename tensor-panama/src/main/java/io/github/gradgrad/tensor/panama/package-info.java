/** The fast kernels: elementwise code on the Vector API, and products by OpenBLAS through foreign functions. */
@NullMarked
package io.github.gradgrad.tensor.panama;

import org.jspecify.annotations.NullMarked;
