package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.nn.Conv2d;
import io.github.gradgrad.nn.ConvTranspose2d;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.SpectralNorm;
import io.github.gradgrad.nn.WeightedLayer;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** W / sigma(W), its power iteration and its first and second derivatives against libtorch: FORMAT.md section 3.4. */
class SpectralNormReferenceTest {
    private final RandomStream random = RandomStream.of(1);

    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.nets("spectral_norm");
        if (ReferenceData.isEmbedded()) assertEquals(8, cases.size());
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    private void check(ReferenceCase c) {
        WeightedLayer layer = layer(c.tensor("w").shape(), c.index().integer("dim"));
        SpectralNorm norm = SpectralNorm.of(layer, random);
        Map<String, Tensor> state = new LinkedHashMap<>(norm.stateDict());
        state.put("weight", c.tensor("w"));
        state.put("weight_u", c.tensor("u0"));
        norm.loadStateDict(state);
        for (int i = 0; i < c.index().integer("iterations"); i++) norm.iterate();

        Variable w = layer.weight().variable(), cotangent = Variable.of("cotangent", c.tensor("cot"));
        Variable normalised = norm.normalised();
        Variable gradient = normalised.mul(cotangent).sum().differentiableGradient(w);
        Variable along = gradient.mul(Variable.constant(c.tensor("dir"))).sum();

        Comparisons comparisons = new Comparisons(c);
        comparisons.add("u", norm.stateDict().get("weight_u"));
        comparisons.add("v", norm.stateDict().get("weight_v"));
        comparisons.add("sigma", Tensor.scalar(DType.FLOAT64, norm.sigma()));
        comparisons.add("w_sn", normalised.value());
        comparisons.add("grad", gradient.value());
        comparisons.add("h", along.gradient(w));
        comparisons.add("hcot", along.gradient(cotangent));
        comparisons.check();
    }

    /** A layer whose outputs are counted by the given dim of its weight. */
    private WeightedLayer layer(Shape weight, int dim) {
        ConvGeometry geometry = ConvGeometry.of(1, 0);
        if (dim == 1) return ConvTranspose2d.of(DType.FLOAT64, weight, geometry, Initialisers.normal(1), random);
        return weight.rank() == 2
                ? Linear.of(DType.FLOAT64, weight.dim(1), weight.dim(0), Initialisers.normal(1), random)
                : Conv2d.of(DType.FLOAT64, weight, geometry, Initialisers.normal(1), random);
    }
}
