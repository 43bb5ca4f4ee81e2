package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.gan.data.Gaussians;
import io.github.gradgrad.gan.measure.ModeCoverage;
import io.github.gradgrad.gan.measure.NearestReal;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be said of generated samples, by the kind of data, as named numbers for the summary of a run. */
public final class Quality {
    private Quality() {}

    /** How many samples {@link #of} wants for this data. */
    public static int samples(DataSet data) {
        return data instanceof Gaussians ? 10_000 : 1_000;
    }

    /** The measures that this data allows; none for a distribution without modes or samples to compare with. */
    public static Map<String, Object> of(DataSet data, Tensor generated) {
        Map<String, Object> report = new LinkedHashMap<>();
        if (data instanceof Gaussians mixture) {
            ModeCoverage coverage = ModeCoverage.of(generated, mixture.centres(), mixture.sigma());
            report.put("samples", generated.shape().dim(0));
            report.put("modes", coverage.modes());
            report.put("modes_with_a_quarter_of_their_share", coverage.covered());
            report.put("modes_hit_once", coverage.hit());
            report.put("share_within_3_sigma", coverage.within3Sigma());
            report.put("share_within_4_sigma", coverage.within4Sigma());
        } else if (data instanceof FiniteDataSet finite && finite.size() > 1) {
            NearestReal nearest = NearestReal.of(finite, generated);
            report.put("samples", generated.shape().dim(0));
            if (finite.classes() > 0) {
                report.put("classes", finite.classes());
                report.put("classes_found", nearest.classesFound());
                report.put("class_counts", nearest.classCounts());
            }
            report.put("nearest_real_distance_mean", nearest.generated().mean());
            report.put("nearest_real_distance_median", nearest.generated().median());
            report.put("between_real_distance_mean", nearest.real().mean());
            report.put("between_real_distance_median", nearest.real().median());
        }
        return report;
    }
}
