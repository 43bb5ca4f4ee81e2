package io.github.gradgrad.gan.lessons;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gradgrad.gan.figure.Figure;
import io.github.gradgrad.nn.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A short program that explains one idea: it computes something, and puts what it found on a page.
 *
 * <p>{@link Lessons} lists them. Each is one file that reads from top to bottom; every number on its page is checked by
 * a test.
 */
public abstract class Lesson {
    private final int number;
    private final String title;
    private final String sentence;

    Lesson(int number, String title, String sentence) {
        this.number = number;
        this.title = title;
        this.sentence = sentence;
    }

    /** The lesson itself. */
    abstract void teach(LessonPage page);

    /** Counted from 1. */
    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** What one learns. */
    public String sentence() {
        return sentence;
    }

    /** The name of its page in the folder of all lessons: {@code lesson-07.html}. */
    public String file() {
        return String.format(Locale.ROOT, "lesson-%02d.html", number);
    }

    /** The program, as it was compiled. */
    public String source() throws IOException {
        return resource("source/" + getClass().getSimpleName() + ".java");
    }

    /**
     * Runs the lesson and writes its page into a folder, which is made if it is missing.
     *
     * @return the same in short, as lines of text
     */
    public String run(Path folder) throws IOException {
        LessonPage page = new LessonPage();
        teach(page);
        String html = LessonHtml.of(this, page);
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve(file()), out -> out.write(html.getBytes(UTF_8)));
        return page.brief();
    }

    /**
     * Runs the lesson and writes each of its figures as an SVG of its own, such as {@code lesson-07-graph.svg}.
     *
     * @return the files
     */
    public List<Path> drawFigures(Path folder) throws IOException {
        LessonPage page = new LessonPage();
        teach(page);
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : page.figures().entrySet()) {
            Path file = folder.resolve(file().replace(".html", "-" + figure.getKey() + ".svg"));
            AtomicFile.write(file, out -> out.write(figure.getValue().file().getBytes(UTF_8)));
            files.add(file);
        }
        return files;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Lesson.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
