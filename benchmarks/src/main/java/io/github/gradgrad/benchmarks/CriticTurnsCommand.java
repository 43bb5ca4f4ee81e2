package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.peers.CriticTurns;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "critic-turns",
        description = "What 'peers' starts: for each line of stdin, such as 'true 40', makes 40 steps with the gradient"
                + " penalty after one that is not timed, and prints what one of them took.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CriticTurnsCommand extends MeasuringCommand {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "NAME",
            completionCandidates = StepOptions.Names.class,
            description = "${COMPLETION-CANDIDATES}")
    private String name = "";

    @Override
    void measure(PrintWriter out) throws Exception {
        CriticTurns turns = new CriticTurns(StepOptions.config(name));
        begin();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            out.println(turns.answer(request));
        }
    }
}
