package io.github.gradgrad.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "jmh",
        description = "Runs JMH suites: all arguments go to JMH's own command line (jmh -h tells what it takes).")
final class JmhCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "such as a suite's name, or -l for the list")
    private List<String> arguments = List.of();

    /** A command line that takes every argument as it stands, options above all. */
    static CommandLine line() {
        return new CommandLine(new JmhCommand())
                .setUnmatchedOptionsArePositionalParams(true)
                .setExpandAtFiles(false);
    }

    @Override
    public Integer call() throws IOException {
        // Its forks get this process's class path and JVM flags. Where it fails it ends the process itself.
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return CommandLine.ExitCode.OK;
    }
}
