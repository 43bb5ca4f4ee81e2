package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.run.Version;
import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.ProviderStatus;
import io.github.gradgrad.tensor.Speed;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "info",
        description = "Tells which Java, kernels and products are in use and why, and how fast they are here.",
        mixinStandardHelpOptions = true)
final class InfoCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public void run() {
        threads.apply();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Backend backend = Backend.current();
        out.println("gradgrad: " + Version.current());
        out.println("java:     " + Runtime.version() + ", " + System.getProperty("java.vm.name"));
        out.println("machine:  " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores");
        out.println(backend.summary());
        for (ProviderStatus status : backend.providers()) {
            String row = (status.inUse() ? "  * " : "    ") + status.role() + " " + status.name();
            out.println(row + ": " + status.note());
        }
        Speed speed = backend.measureSpeed();
        out.println(String.format(
                Locale.ROOT,
                "measured: %.1f GFLOP/s in a product of 512 x 512, %.1f in one of 64 x 64; %.1f GB/s in a sum",
                speed.largeProduct(),
                speed.smallProduct(),
                speed.elementwise()));
    }
}
