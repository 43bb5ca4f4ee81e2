/**
 * What a generative adversarial network learns from: toy distributions in the plane, the embedded handwritten digits,
 * and readers of IDX files, folders of images and CSV files of points.
 *
 * <p>A {@link io.github.gradgrad.gan.data.DataSet} has no state: which samples make up batch i follows from a random
 * key and i alone, so that a training run resumes from two numbers. {@link io.github.gradgrad.gan.data.DataSets#open}
 * turns what a user typed into a data set.
 */
@NullMarked
package io.github.gradgrad.gan.data;

import org.jspecify.annotations.NullMarked;
