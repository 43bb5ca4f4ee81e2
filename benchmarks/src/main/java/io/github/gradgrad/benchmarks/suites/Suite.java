package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.benchmarks.critic.Arithmetic;
import io.github.gradgrad.benchmarks.critic.Constraint;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The suites by the names that {@code gradgrad bench} gives them. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are stateless
public enum Suite {
    PRODUCTS(
            "matrix products by provider: square, skinny, transposed",
            ProductBenchmark.class,
            "product",
            Rate.FLOPS,
            params -> Product.valueOf(params.getParam("product")).operations()),
    BATCHED_PRODUCTS("batches of 64 matrix products", BatchedProductBenchmark.class, "size", Rate.FLOPS, params -> {
        double n = number(params, "size");
        return 2 * BatchedProductBenchmark.BATCH * n * n * n;
    }),
    CONTENDED_PRODUCTS(
            "a product on all cores while another thread holds one",
            ContendedProductBenchmark.class,
            "threads",
            Rate.FLOPS,
            params -> ContendedProductBenchmark.OPERATIONS),
    CONVOLUTIONS(
            "convolutions: forward, input gradient, weight gradient",
            ConvolutionBenchmark.class,
            "layer",
            Rate.FLOPS,
            params -> ImageLayer.valueOf(params.getParam("layer")).operations()),
    ELEMENTWISE("elementwise functions", ElementwiseBenchmark.class, "", Rate.ELEMENTS, Suite::square),
    REDUCTIONS("sums and maxima", ReductionBenchmark.class, "", Rate.ELEMENTS, Suite::square),
    SOFTMAX("softmax and its gradient", SoftmaxBenchmark.class, "", Rate.ELEMENTS, Suite::square),
    RANDOM("random numbers", RandomBenchmark.class, "", Rate.ELEMENTS, params -> number(params, "size")),
    OPTIMISERS(
            "steps of optimisers",
            OptimiserBenchmark.class,
            "optimiser",
            Rate.ELEMENTS,
            params -> number(params, "size")),
    PASSES(
            "a critic's passes: forward, backward, double backward",
            CriticPassBenchmark.class,
            "config",
            Rate.CALLS,
            params -> 1),
    CRITIC(
            "the critic step: with nothing, clipping and the penalty on identical networks",
            CriticStepBenchmark.class,
            "config",
            Rate.FLOPS,
            params -> {
                boolean penalty = params.getParam("constraint").equals(Constraint.PENALTY.name());
                return Arithmetic.of(CriticConfig.of(params.getParam("config")), penalty)
                        .operations();
            });

    /** What a suite counts. */
    public enum Rate {
        FLOPS("GFLOP/s", 1e9),
        ELEMENTS("billions of elements per second", 1e9),
        CALLS("passes per second", 1);

        private final String text;
        private final double unit;

        Rate(String text, double unit) {
            this.text = text;
            this.unit = unit;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final String description;
    private final Class<?> benchmarks;
    private final String category;
    private final Rate rate;
    private final ToDoubleFunction<BenchmarkParams> amount;

    /**
     * A suite.
     *
     * @param category the parameter that has a group of bars for each of its values; none: each method has one
     * @param amount how much of what the rate counts a call works through
     */
    Suite(
            String description,
            Class<?> benchmarks,
            String category,
            Rate rate,
            ToDoubleFunction<BenchmarkParams> amount) {
        this.description = description;
        this.benchmarks = benchmarks;
        this.category = category;
        this.rate = rate;
        this.amount = amount;
    }

    /** Such as {@code batched-products}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    public Class<?> benchmarks() {
        return benchmarks;
    }

    public Rate rate() {
        return rate;
    }

    String category() {
        return category;
    }

    /** How much a call of the benchmark gets done per second, in the rate's unit, if it takes this many microseconds. */
    double rate(BenchmarkParams params, double microseconds) {
        return amount.applyAsDouble(params) / (microseconds * 1e-6) / rate.unit;
    }

    /** The suites that the class of this name belongs to. */
    static List<Suite> of(String simpleName) {
        return Arrays.stream(values())
                .filter(suite -> suite.benchmarks.getSimpleName().equals(simpleName))
                .toList();
    }

    private static double square(BenchmarkParams params) {
        double n = number(params, "size");
        return n * n;
    }

    private static double number(BenchmarkParams params, String name) {
        return Double.parseDouble(params.getParam(name));
    }
}
