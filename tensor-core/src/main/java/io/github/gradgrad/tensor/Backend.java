package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.JblasProvider;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.kernels.KernelProvider;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kernels and the BLAS that this process computes with: the fastest that are there, chosen once, at first use.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader}; add {@code tensor-panama} to the class path and start a Java 25
 * with {@code --add-modules jdk.incubator.vector} to have the fast ones. Whatever cannot be loaded is passed over, never a
 * failure; {@link #summary()} says why. It is logged once, by {@link System.Logger}, under this class's name: at {@code INFO}
 * where something faster was passed over, at {@code DEBUG} where the fastest is in use or was asked for, so that
 * a program that has nothing to improve prints nothing.
 *
 * <p>System properties, read once:
 *
 * <ul>
 *   <li>{@code gradgrad.kernels}: {@code panama} (SIMD), {@code loops} (plain loops), or {@code reference} (plain loops, and
 *       plain products too: of FLOAT64 always, of FLOAT32 unless {@code gradgrad.blas} names another);
 *   <li>{@code gradgrad.blas}: {@code mixed} (OpenBLAS and Java, by size), {@code openblas}, {@code java}, {@code jblas} or {@code plain};
 *   <li>{@code gradgrad.threads}: how many threads a computation may use, by default one per core.
 * </ul>
 *
 * <p>A name that is unknown or cannot be loaded throws {@link IllegalStateException} at first use. Results are bit-identical
 * from run to run for one setting of the three.
 */
public final class Backend {
    private static final System.Logger LOGGER = System.getLogger(Backend.class.getName());
    private static volatile @Nullable Backend current;

    private final Choice<Kernels<float[]>> kernels;
    private final Choice<BlasProvider.Products> products;
    private final Kernels<double[]> kernels64 = LoopKernels.float64();
    private final Blas<double[]> blas64;
    private final Workers workers;
    private final Compute<float[]> float32;
    private final Compute<double[]> float64;

    private Backend(Choice<Kernels<float[]>> kernels, Choice<BlasProvider.Products> products, Workers workers) {
        this.kernels = kernels;
        this.products = products;
        this.workers = workers;
        this.blas64 = (kernels.name().equals("reference") ? new PlainBlasProvider().load(workers) : products.value())
                .float64();
        float32 = new Compute<>(kernels32(), blas32());
        float64 = new Compute<>(kernels64, blas64);
    }

    /**
     * The backend of this process.
     *
     * @throws IllegalStateException if a system property asks for what is not there
     * @throws IllegalArgumentException if {@code gradgrad.threads} is not a positive number
     */
    public static Backend current() {
        Backend backend = current;
        return backend != null ? backend : first();
    }

    private static synchronized Backend first() {
        Backend backend = current;
        if (backend != null) return backend;
        backend = choose(
                System::getProperty, ProviderSearch.of(KernelProvider.class), ProviderSearch.of(BlasProvider.class));
        LOGGER.log(backend.reasonsAgainstFaster().isEmpty() ? Level.DEBUG : Level.INFO, backend.summary());
        current = backend;
        return backend;
    }

    /** The choice, from any source of properties and providers. */
    static Backend choose(
            Function<String, @Nullable String> properties,
            ProviderSearch<KernelProvider> foundKernels,
            ProviderSearch<BlasProvider> foundBlas) {
        Workers workers = Workers.of(threads(properties.apply("gradgrad.threads")));
        String wantedKernels = setting(properties, "gradgrad.kernels");
        String wantedBlas = setting(properties, "gradgrad.blas");
        if (wantedBlas == null && "reference".equals(wantedKernels)) wantedBlas = "plain";

        List<Choice.Candidate<Kernels<float[]>>> kernels = new ArrayList<>();
        for (KernelProvider provider : foundKernels.providers()) {
            kernels.add(new Choice.Candidate<>(provider.name(), () -> provider.float32(workers), Object::toString));
        }
        for (String name : List.of("loops", "reference")) {
            kernels.add(new Choice.Candidate<>(name, LoopKernels::float32, loops -> "loops in Java, 1 thread"));
        }
        List<Choice.Candidate<BlasProvider.Products>> products = Stream.concat(
                        foundBlas.providers().stream(), Stream.of(new JblasProvider(), new PlainBlasProvider()))
                .sorted(Comparator.comparingInt(BlasProvider::priority).reversed())
                .map(provider -> new Choice.Candidate<>(
                        provider.name(), () -> provider.load(workers), BlasProvider.Products::description))
                .toList();
        return new Backend(
                Choice.of("kernels", "gradgrad.kernels", wantedKernels, kernels, absent(foundKernels)),
                Choice.of("products", "gradgrad.blas", wantedBlas, products, absent(foundBlas)),
                workers);
    }

    /** FLOAT32 kernels. */
    public Kernels<float[]> kernels32() {
        return kernels.value();
    }

    /** FLOAT64 kernels: always the loops, the oracle of every fast kernel. */
    public Kernels<double[]> kernels64() {
        return kernels64;
    }

    /** FLOAT32 products. */
    public Blas<float[]> blas32() {
        return products.value().float32();
    }

    /** FLOAT64 products. */
    public Blas<double[]> blas64() {
        return blas64;
    }

    /** How many threads a computation may use. */
    public int threads() {
        return workers.threads();
    }

    /**
     * Computes the parts 0 to parts - 1 on the backend's threads, the caller's among them, and returns when all are done. Which thread
     * computes a part is chance. What a part computes is shared with threads that have nothing else to do, and with no others.
     */
    public void run(int parts, IntConsumer part) {
        workers.run(parts, part);
    }

    /** The name of the FLOAT32 kernels in use, as {@code gradgrad.kernels} takes it. */
    public String kernelsName() {
        return kernels.name();
    }

    /** The name of the BLAS in use, as {@code gradgrad.blas} takes it. */
    public String blasName() {
        return products.name();
    }

    /**
     * Every provider of kernels, then of products, fastest first: in use, or why not. Those that are slower than the ones in use are
     * loaded for that, since it may be that they could not be used at all.
     */
    public List<ProviderStatus> providers() {
        return Stream.concat(kernels.statuses().stream(), products.statuses().stream())
                .toList();
    }

    /** What computes with the arrays of a type. */
    Compute<?> compute(DType dtype) {
        return dtype == DType.FLOAT32 ? float32 : float64;
    }

    /** One line: what is in use, and why nothing faster. */
    public String summary() {
        String inUse = "kernels: " + kernelsName() + "; products: " + blasName() + " ("
                + products.value().description() + "); threads: " + threads();
        return Stream.concat(Stream.of(inUse), reasonsAgainstFaster().stream()).collect(Collectors.joining("; "));
    }

    /** Measures how fast the kernels and products in use are, for half a second to two. */
    public Speed measureSpeed() {
        return Speed.of(this);
    }

    private List<String> reasonsAgainstFaster() {
        return Stream.of(kernels, products)
                .filter(choice -> !choice.forced())
                .flatMap(choice -> choice.reasonsAgainstFaster().stream())
                .distinct()
                .toList();
    }

    /** Where there is no provider at all, what would bring one. */
    private static Map<String, String> absent(ProviderSearch<?> found) {
        return found.providers().isEmpty() && found.unreadable().isEmpty()
                ? Map.of("tensor-panama", "not on the class path")
                : new LinkedHashMap<>(found.unreadable());
    }

    private static @Nullable String setting(Function<String, @Nullable String> properties, String name) {
        String value = properties.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static int threads(@Nullable String value) {
        if (value == null || value.isBlank()) return Runtime.getRuntime().availableProcessors();
        try {
            int threads = Integer.parseInt(value.strip());
            if (threads >= 1) return threads;
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number below 1.
        }
        throw new IllegalArgumentException("gradgrad.threads=" + value + ": expected a whole number, 1 or more");
    }
}
