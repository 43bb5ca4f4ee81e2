/**
 * What another program computed, for tests to compare with: values and derivatives by libtorch 2.7.1.
 *
 * <p>{@code FORMAT.md} beside the data defines the files; {@link
 * io.github.gradgrad.autodiff.reference.ReferenceData} reads them.
 */
@NullMarked
package io.github.gradgrad.autodiff.reference;

import org.jspecify.annotations.NullMarked;
