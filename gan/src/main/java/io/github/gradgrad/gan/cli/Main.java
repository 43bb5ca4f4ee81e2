package io.github.gradgrad.gan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gradgrad.gan.run.Version;
import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code gradgrad}. A mistake of its user gets one line and exit status 2. */
@Command(
        name = "gradgrad",
        description = "Wasserstein GANs with gradients of gradients, from scratch.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        subcommands = {
            TrainCommand.class,
            SampleCommand.class,
            EvaluateCommand.class,
            ExperimentCommand.class,
            MicroscopeCommand.class,
            ClassifyCommand.class,
            LessonCommand.class,
            DoctorCommand.class,
            InfoCommand.class
        },
        footer = {"", "gradgrad COMMAND --help tells the options of a command; ./gradgrad bench times the kernels."})
public final class Main implements Runnable {
    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        // Pictures are drawn without a display, and must not fail where one is named but cannot be reached.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), arguments));
    }

    /** Runs one command line and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .registerConverter(Integer.class, text -> number(text, "a whole number", Integer::valueOf))
                .registerConverter(int.class, text -> number(text, "a whole number", Integer::valueOf))
                .registerConverter(Long.class, text -> number(text, "a whole number", Long::valueOf))
                .registerConverter(long.class, text -> number(text, "a whole number", Long::valueOf))
                .registerConverter(Double.class, text -> number(text, "a number", Double::valueOf))
                .registerConverter(double.class, text -> number(text, "a number", Double::valueOf))
                .setParameterExceptionHandler((mistake, given) -> report(err, mistake))
                .setExecutionExceptionHandler((failure, command, given) -> Failures.report(err, failure));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("gradgrad: out of memory (" + e.getMessage()
                    + "): fewer samples at once (--batch, --count) or more memory (java option -Xmx) needed");
            return Failures.BAD_INPUT;
        }
    }

    /** {@code gradgrad} alone prints its commands. */
    @Override
    public void run() {
        if (spec != null) spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static <T> T number(String text, String kind, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException(kind + " expected, got '" + text + "'");
        }
    }

    private static int report(PrintWriter err, CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        String message = String.valueOf(mistake.getMessage());
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String found = "'" + unmatched.getUnmatched().get(0) + "'";
            boolean positional =
                    !command.getCommandSpec().positionalParameters().isEmpty();
            message = command.getSubcommands().isEmpty()
                    ? command.getCommandName()
                            + (positional ? " takes one argument, a second one is " : " takes options only, got ")
                            + found
                    : "no command " + found + "; expected one of "
                            + String.join(", ", command.getSubcommands().keySet());
        }
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            message += "; '" + command.getCommandSpec().qualifiedName() + " --help' lists the options";
        }
        err.println("gradgrad: " + Failures.oneLine(message));
        return CommandLine.ExitCode.USAGE;
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gradgrad " + Version.current()};
        }
    }
}
