package io.github.gradgrad.gan.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.figure.Numbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/double-backprop.md and docs/lesson-7.jsh say is what the lessons compute and what the code holds. */
class EssayTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir", "")).resolve("../docs");
    private static final Path ESSAY = DOCS.resolve("double-backprop.md");
    /** A reader who follows a link has the line on the screen. */
    private static final int SCREEN = 15;

    /** Decimals and numbers of three digits and more. Their lessons' tests hold them against closed forms. */
    @Test
    void everyNumberIsOneThatALessonComputes() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("1.5"));
        for (Lesson lesson : List.of(Lessons.of(7), Lessons.of(8), Lessons.of(13))) {
            TaughtPages.of(lesson)
                    .numbers()
                    .values()
                    .forEach(values -> Arrays.stream(values)
                            .mapToObj(value -> Numbers.text(Math.abs(value)))
                            .forEach(known::add));
        }
        Set<String> said = new TreeSet<>();
        for (String line : Files.readAllLines(ESSAY)) {
            String text = line.replaceAll("\\]\\([^)]*\\)", "").replaceAll("et al\\., \\d{4}|2-128-128-1", "");
            Pattern.compile("\\d+\\.\\d+|\\d{3,}")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(said::add);
        }
        assertTrue(said.size() > 8, said.toString());
        said.removeAll(known);
        assertEquals(Set.of(), said, "numbers that no lesson computes");
    }

    @Test
    void everyLinkToALineShowsTheCodeThatItNames() throws IOException {
        List<MatchResult> links = Pattern.compile("\\[`([^`]+)`\\]\\(([^)#]+)#L(\\d+)\\)")
                .matcher(Files.readString(ESSAY))
                .results()
                .toList();
        assertTrue(links.size() >= 10, "links to lines");
        for (MatchResult link : links) {
            List<String> lines = Files.readAllLines(DOCS.resolve(link.group(2)));
            int line = Integer.parseInt(link.group(3));
            boolean near = lines.subList(Math.max(0, line - SCREEN), Math.min(lines.size(), line + SCREEN)).stream()
                    .anyMatch(text -> text.contains(link.group(1)));
            assertTrue(near, () -> link.group() + " is not near that line");
        }
    }

    @Test
    void everyPictureIsTheOneThatItsLessonDraws(@TempDir Path folder) throws IOException {
        for (Lesson lesson : List.of(Lessons.of(7), Lessons.of(8))) lesson.drawFigures(folder);
        List<String> pictures = Pattern.compile("\\]\\(images/(lesson-[^)]+)\\)")
                .matcher(Files.readString(ESSAY))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(5, pictures.size());
        for (String picture : pictures) {
            String committed = Files.readString(DOCS.resolve("images").resolve(picture));
            assertEquals(Files.readString(folder.resolve(picture)), committed, picture);
        }
    }

    @Test
    void theSessionForJshellComputesLessonSeven(@TempDir Path folder) throws Exception {
        Path exit = Files.writeString(folder.resolve("exit.jsh"), "/exit\n");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String classPath = System.getProperty("java.class.path");
        JavaShellToolBuilder.builder()
                .in(InputStream.nullInputStream(), null)
                .out(out)
                .err(out)
                .persistence(new HashMap<>())
                .run(
                        "--class-path",
                        classPath,
                        "-s",
                        DOCS.resolve("lesson-7.jsh").toString(),
                        exit.toString());
        String text = printed.toString(StandardCharsets.UTF_8);
        for (String line : List.of("score -2.1000", "norm 2.5000", "penalty 22.5000", "dP/dv 18.0000 -4.8000")) {
            assertTrue(text.contains(line), () -> "'" + line + "' expected in:\n" + text);
        }
    }
}
