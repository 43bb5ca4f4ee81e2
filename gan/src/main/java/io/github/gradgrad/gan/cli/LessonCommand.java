package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.lessons.Lesson;
import io.github.gradgrad.gan.lessons.Lessons;
import io.github.gradgrad.gan.run.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "lesson",
        description = "Runs a numbered lesson, prints it in short and writes its page; without a number, lists them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LessonCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "N", description = "the lesson's number")
    private @Nullable Integer number;

    @Option(names = "--source", description = "show the lesson's program instead of running it")
    private boolean source;

    @Option(names = "--all", description = "run all lessons")
    private boolean all;

    @Option(names = "--out", paramLabel = "DIR", description = "where pages go (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("runs", "lessons");

    @Option(names = "--figures", paramLabel = "DIR", description = "write the figures alone, each as an SVG")
    private @Nullable Path figures;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        if (all && (number != null || source)) {
            throw new ParameterException(command.commandLine(), "--all: neither a number nor --source expected");
        }
        if (number == null && !all && (source || figures != null)) {
            String option = source ? "--source" : "--figures";
            throw new ParameterException(command.commandLine(), option + ": the number of a lesson expected");
        }
        if (number == null && !all) {
            for (Lesson lesson : Lessons.all()) {
                out.println(String.format(Locale.ROOT, "%3d  %s", lesson.number(), lesson.title()));
                out.println("     " + lesson.sentence());
            }
            out.println("\ngradgrad lesson N runs one; --source shows its program.");
            return 0;
        }
        List<Lesson> chosen = number == null ? Lessons.all() : List.of(Lessons.of(number));
        if (!source) OutputFolder.create(figures == null ? folder : figures);
        for (Lesson lesson : chosen) {
            if (source) out.println(lesson.source().stripTrailing());
            else if (figures != null) lesson.drawFigures(figures).forEach(out::println);
            else run(lesson, out);
        }
        return 0;
    }

    private void run(Lesson lesson, PrintWriter out) throws IOException {
        out.println("Lesson " + lesson.number() + ": " + lesson.title());
        out.println(lesson.sentence());
        out.print(lesson.run(folder));
        out.println("\nThe page: " + folder.resolve(lesson.file()) + "\n");
        out.flush();
    }
}
