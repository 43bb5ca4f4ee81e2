package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.suites.Suite;
import io.github.gradgrad.benchmarks.suites.SuiteList;
import io.github.gradgrad.gan.run.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code gradgrad bench}. A mistake of its user gets one line and exit status 2. */
@Command(
        name = "gradgrad bench",
        description = "Measures how fast GradGrad is.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        subcommands = {
            CriticStepCommand.class,
            PenaltyCostCommand.class,
            ScalingCommand.class,
            SoakCommand.class,
            CollectorsCommand.class,
            PeersCommand.class,
            CriticTurnsCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(writer(System.out), writer(System.err), arguments));
    }

    /** Runs one command line and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        for (Suite suite : Suite.values()) line.addSubcommand(SuiteCommand.line(suite));
        return line.addSubcommand(JmhCommand.line())
                .setOut(out)
                .setErr(err)
                .registerConverter(Integer.class, text -> number(text, "a whole number", Integer::valueOf))
                .registerConverter(double.class, text -> number(text, "a number", Double::valueOf))
                .setParameterExceptionHandler((mistake, given) -> report(err, describe(mistake)))
                .setExecutionExceptionHandler((failure, command, given) -> {
                    boolean input =
                            failure instanceof IllegalArgumentException || failure instanceof IllegalStateException;
                    if (!input) throw failure;
                    return report(err, String.valueOf(failure.getMessage()));
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    /** {@code gradgrad bench} alone lists its commands, the suites among them, and the classes of the suites. */
    @Override
    public void run() {
        if (spec == null) return;
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.println("What jmh finds:");
        SuiteList.read().forEach((suite, names) -> out.println("  " + suite + ": " + String.join(", ", names)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static <T> T number(String text, String kind, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException(kind + " expected, got '" + text + "'");
        }
    }

    private static String describe(CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String found = "'" + unmatched.getUnmatched().get(0) + "'";
            return command.getSubcommands().isEmpty()
                    ? command.getCommandName() + " takes options only, got " + found
                    : "no command " + found + "; expected one of "
                            + String.join(", ", command.getSubcommands().keySet());
        }
        return String.valueOf(mistake.getMessage());
    }

    private static int report(PrintWriter err, String message) {
        err.println("gradgrad: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        return CommandLine.ExitCode.USAGE;
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gradgrad " + Version.current()};
        }
    }
}
