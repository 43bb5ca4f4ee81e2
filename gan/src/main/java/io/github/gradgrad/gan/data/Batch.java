package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Tensor;

/**
 * Samples of a data set, with their classes.
 *
 * @param samples FLOAT32 [size, sample..]
 * @param labels the class of each sample; none if the data has no classes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(Tensor samples, int[] labels) {}
