package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.lessons.Lesson;
import io.github.gradgrad.gan.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandTest {
    @Test
    void listsEveryLessonWithItsSentence() {
        String out = CommandLineRun.of("lesson").succeeded().out();
        for (Lesson lesson : Lessons.all()) {
            assertTrue(out.contains(lesson.title()) && out.contains(lesson.sentence()), lesson.title());
        }
    }

    @Test
    void runsOneAndWritesItsPage(@TempDir Path folder) {
        String out = CommandLineRun.of("lesson", 7, "--out", folder.resolve("pages"))
                .succeeded()
                .out();
        assertTrue(out.contains("score C(x̂) = −2.1"), out);
        assertTrue(Files.isRegularFile(folder.resolve("pages").resolve("lesson-07.html")));
    }

    @Test
    void showsTheProgramWithoutRunningIt(@TempDir Path folder) throws Exception {
        String out = CommandLineRun.of("lesson", 7, "--source", "--out", folder.resolve("pages"))
                .succeeded()
                .out();
        assertEquals(Lessons.of(7).source().lines().toList(), out.lines().toList());
        assertTrue(Files.notExists(folder.resolve("pages")));
    }

    @Test
    void writesFiguresAloneIfAskedTo(@TempDir Path folder) {
        CommandLineRun.of("lesson", 7, "--figures", folder).succeeded();
        assertTrue(Files.isRegularFile(folder.resolve("lesson-07-graph.svg")));
        assertTrue(Files.notExists(folder.resolve("lesson-07.html")));
    }

    @Test
    void whereAFileStandsThereIsNoRoomForPages(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        CommandLineRun.of("lesson", 1, "--out", file).failed(2, file + ": a folder expected, but this is a file");
        CommandLineRun.of("lesson", 1, "--out", file.resolve("below"))
                .failed(2, file.resolve("below") + ": this folder cannot be created: " + file + " is a file");
        CommandLineRun.of("lesson", 7, "--figures", file).failed(2, "a folder expected");
    }

    @Test
    void refusesWhatIsNoLesson() {
        CommandLineRun.of("lesson", 1, 2).failed(2, "lesson takes one argument, a second one is '2'");
        CommandLineRun.of("lesson", 15).failed(2, "no lesson 15", "1 to 14");
        CommandLineRun.of("lesson", "seven").failed(2, "whole number", "seven");
        CommandLineRun.of("lesson", "--source").failed(2, "--source", "number");
        CommandLineRun.of("lesson", "--figures", "x").failed(2, "--figures", "number");
        CommandLineRun.of("lesson", "--all", 7).failed(2, "--all");
    }
}
