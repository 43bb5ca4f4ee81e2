package io.github.gradgrad.gan.measure;

import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/**
 * How much of an even mixture of round Gaussians a set of points covers.
 *
 * <p>Every point belongs to its nearest centre. A mode is <em>covered</em> if at least a given share of <em>all</em>
 * points lies within three sigma of its centre, by default a quarter of its fair share, and <em>hit</em> if one point does,
 * which is how VEEGAN (Srivastava et al., 2017) and PacGAN (Lin et al., 2018) count. Being hit proves little: uniform
 * noise over the square hits every mode of 25 Gaussians. A point is of high quality within three (or, by a laxer habit,
 * four) sigma.
 *
 * <p>The distance of a true sample from its centre follows a Rayleigh distribution: the share within k sigma is
 * 1 - exp(-k^2 / 2), which is 98.89 % for k = 3 and 99.97 % for k = 4.
 *
 * @param modes the number of modes
 * @param covered the number of modes that hold at least the share asked for
 * @param hit the number of modes with a point within three sigma
 * @param within3Sigma the share of points within three sigma of a centre, 0 to 1
 * @param within4Sigma the share of points within four sigma of a centre, 0 to 1
 */
public record ModeCoverage(int modes, int covered, int hit, double within3Sigma, double within4Sigma) {
    /** The part of its fair share, 1 / modes, that {@link #of(Tensor, Tensor, double)} asks of every mode: a quarter. */
    public static final double PART_OF_FAIR_SHARE = 0.25;

    /** The coverage when every mode must hold {@link #PART_OF_FAIR_SHARE} of its fair share of the points. */
    public static ModeCoverage of(Tensor points, Tensor centres, double sigma) {
        return of(points, centres, sigma, PART_OF_FAIR_SHARE / centres.shape().dim(0));
    }

    /**
     * The coverage when every mode must hold {@code share} of the points within three sigma.
     *
     * @param points {@code [n, d]}
     * @param centres {@code [modes, d]}
     * @param sigma the standard deviation of each coordinate within a mode
     * @throws IllegalArgumentException if the shapes do not match, sigma is not positive or share not in [0, 1]
     */
    public static ModeCoverage of(Tensor points, Tensor centres, double sigma, double share) {
        if (points.shape().rank() != 2
                || centres.shape().rank() != 2
                || points.shape().dim(1) != centres.shape().dim(1)) {
            throw new IllegalArgumentException("mode coverage: points [n, d] and centres [modes, d] expected: "
                    + points.shape() + " and " + centres.shape());
        }
        if (!(sigma > 0)) throw new IllegalArgumentException("mode coverage: sigma " + sigma + " is not positive");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("mode coverage: share " + share + " is not between 0 and 1");
        }
        int n = points.shape().dim(0), modes = centres.shape().dim(0), within4 = 0;
        int[] within3 = new int[modes];
        for (int i = 0; i < n; i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int m = 0; m < modes; m++) {
                double squared = squaredDistance(points, i, centres, m);
                if (squared < least) {
                    least = squared;
                    nearest = m;
                }
            }
            if (least <= 9 * sigma * sigma) within3[nearest]++;
            if (least <= 16 * sigma * sigma) within4++;
        }
        return new ModeCoverage(
                modes,
                (int) Arrays.stream(within3)
                        .filter(count -> count > 0 && count >= share * n)
                        .count(),
                (int) Arrays.stream(within3).filter(count -> count > 0).count(),
                (double) Arrays.stream(within3).sum() / n,
                (double) within4 / n);
    }

    private static double squaredDistance(Tensor points, int i, Tensor centres, int m) {
        int d = points.shape().dim(1);
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double difference = points.at(i * d + j) - centres.at(m * d + j);
            sum += difference * difference;
        }
        return sum;
    }
}
