/**
 * How good generated samples are: which modes of a known mixture they cover, which real sample each comes nearest to, and how
 * far the two distributions are apart.
 *
 * <ul>
 *   <li>of any samples: {@link io.github.gradgrad.gan.measure.Wasserstein}, {@link
 *       io.github.gradgrad.gan.measure.SlicedWasserstein}, {@link io.github.gradgrad.gan.measure.CollapseAlarm};
 *   <li>of a mixture: {@link io.github.gradgrad.gan.measure.ModeCoverage};
 *   <li>of images: {@link io.github.gradgrad.gan.measure.NearestReal}, {@link
 *       io.github.gradgrad.gan.measure.NeighbourCoverage}, {@link io.github.gradgrad.gan.measure.KernelDistance}, and {@link
 *       io.github.gradgrad.gan.measure.FrechetDistance} in the features of a {@link
 *       io.github.gradgrad.gan.measure.SmallClassifier};
 *   <li>of a training's curves: {@link io.github.gradgrad.gan.measure.RankCorrelation}, {@link
 *       io.github.gradgrad.gan.measure.Oscillation}.
 * </ul>
 */
@NullMarked
package io.github.gradgrad.gan.measure;

import org.jspecify.annotations.NullMarked;
