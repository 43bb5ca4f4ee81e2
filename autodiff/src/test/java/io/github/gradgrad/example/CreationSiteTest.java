package io.github.gradgrad.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The option is read once in a JVM, so that each test starts one. */
class CreationSiteTest {
    @Test
    void theReportNamesTheLineOfTheProgramWhereTheFaultAppeared() throws IOException, InterruptedException {
        List<String> source = Files.readAllLines(
                Path.of(System.getProperty("basedir", ""), "src/test/java/io/github/gradgrad/example/Program.java"));
        int line = 1;
        while (!source.get(line - 1).contains("where the fault is")) line++;
        assertTrue(output("-Dgradgrad.sites=true").contains("Program.main(Program.java:" + line + ")"));
    }

    @Test
    void withoutTheOptionTheReportTellsHowToGetTheLine() throws IOException, InterruptedException {
        String report = output("-Dgradgrad.sites=false");
        assertTrue(report.contains("sqrt [2]") && report.contains("-Dgradgrad.sites=true"), report);
    }

    private static String output(String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
