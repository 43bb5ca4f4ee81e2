package io.github.gradgrad.gan.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class LessonsTest {
    private static final int MOST_LINES = 120;

    static Stream<Lesson> lessons() {
        return Lessons.all().stream();
    }

    @Test
    void areNumberedFromOneToFourteen() {
        assertEquals(
                IntStream.rangeClosed(1, 14).boxed().toList(),
                lessons().map(Lesson::number).toList());
        assertThrows(IllegalArgumentException.class, () -> Lessons.of(15));
    }

    /** The program that is shown is the one that ran: it is the source of the class, and short enough to read. */
    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonIsOneShortProgram(Lesson lesson) throws IOException {
        String source = lesson.source();
        assertTrue(
                source.lines().count() <= MOST_LINES,
                lesson.file() + " has " + source.lines().count() + " lines");
        assertTrue(source.contains("class " + lesson.getClass().getSimpleName() + " extends Lesson"));
    }

    /** None needs another file or the network. */
    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonsPageHasFiguresAndNeedsNothingElse(Lesson lesson) throws IOException {
        LessonPage page = TaughtPages.of(lesson);
        String html = LessonHtml.of(lesson, page), brief = page.brief();
        assertTrue(html.contains("<svg "), "a figure");
        String shown = html.replaceAll("(?s)<details>.*</details>", "");
        for (String outside : List.of("<script", "src=", "@import", "url("))
            assertFalse(shown.contains(outside), outside);
        assertEquals(count(html, "<svg "), count(html, "</svg>"));
        assertFalse(brief.isBlank());
        assertFalse(html.contains("NaN") || brief.contains("NaN"), "a number that is none");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
