package io.github.gradgrad.gan.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gradgrad.gan.picture.Animation;
import io.github.gradgrad.gan.picture.Pictures;
import io.github.gradgrad.nn.AtomicFile;
import io.github.gradgrad.tensor.Backend;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of an experiment: figures, {@code runs.csv} and {@code runs.json} with a row for every run, {@code
 * table.csv} and {@code table.json} with means and intervals, and {@code page.md}, which puts it all beside what was
 * published.
 */
public final class Report {
    private final Experiment experiment;
    private final Plan plan;
    private final Table summary;
    private final Table runs;
    private final Map<String, Saver> files = new LinkedHashMap<>();
    private final Map<String, String> captions = new LinkedHashMap<>();
    private final List<String> comparisons = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Writes a file. */
    private interface Saver {
        void save(Path file) throws IOException;
    }

    Report(Experiment experiment, Plan plan, Table summary, Table runs) {
        this.experiment = experiment;
        this.plan = plan;
        this.summary = summary;
        this.runs = runs;
    }

    Report figure(String file, String caption, BufferedImage picture) {
        files.put(file, path -> Pictures.writePng(picture, path));
        captions.put(file, caption);
        return this;
    }

    Report figure(String file, String caption, Animation animation) {
        files.put(file, animation::write);
        captions.put(file, caption);
        return this;
    }

    /** A published finding and its source, our finding, and whether they agree. */
    Report compare(String published, String source, String ours, boolean agree) {
        return row(published, source, ours, agree ? "agrees" : "**differs**");
    }

    /** A published finding that this run cannot confirm or contradict, and why. */
    Report cannotCompare(String published, String source, String ours, String why) {
        return row(published, source, ours, "no comparison: " + why);
    }

    private Report row(String published, String source, String ours, String verdict) {
        comparisons.add("| " + published + " (" + source + ") | " + ours + " | " + verdict + " |\n");
        return this;
    }

    Report note(String sentence) {
        notes.add(sentence);
        return this;
    }

    Table summary() {
        return summary;
    }

    Table runs() {
        return runs;
    }

    /** The page as Markdown. */
    String page() {
        StringBuilder page = new StringBuilder("# " + experiment.name() + "\n\n" + experiment.sentence() + "\n");
        page.append("\n## Beside what was published\n\n| published | here | |\n|---|---|---|\n");
        comparisons.forEach(page::append);
        page.append("\n## Result\n\nMeans over seeds, with 95 % intervals by Student's t; every run: `runs.csv`.\n\n")
                .append(summary.toMarkdown());
        captions.forEach((file, caption) -> page.append("\n![" + caption + "](" + file + ")\n\n" + caption + "\n"));
        page.append("\n## How it was run\n\n");
        notes.forEach(note -> page.append("- " + note + "\n"));
        page.append("- Size " + plan.size() + ", first seed " + plan.seed() + "; kernels "
                + Backend.current().kernelsName() + ", products "
                + Backend.current().blasName() + ", "
                + Backend.current().threads() + " threads, Java " + Runtime.version() + ".\n");
        if (plan.size() != Plan.Size.FULL) page.append("- This is not the published size: `--full` is.\n");
        return page.toString();
    }

    /** Writes everything into a folder, made if need be; the page last, so that what it shows is there. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Saver> file : files.entrySet()) {
            file.getValue().save(folder.resolve(file.getKey()));
        }
        text(folder.resolve("runs.csv"), runs.toCsv());
        text(folder.resolve("runs.json"), runs.toJson());
        text(folder.resolve("table.csv"), summary.toCsv());
        text(folder.resolve("table.json"), summary.toJson());
        text(folder.resolve("page.md"), page());
    }

    private static void text(Path file, String content) throws IOException {
        AtomicFile.write(file, out -> out.write(content.getBytes(UTF_8)));
    }
}
