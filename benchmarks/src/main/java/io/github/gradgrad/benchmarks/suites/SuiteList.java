package io.github.gradgrad.benchmarks.suites;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The suites, as JMH's annotation processor found them. */
public final class SuiteList {
    private SuiteList() {}

    /** The name of each suite's class, and of its benchmarks. */
    public static Map<String, SortedSet<String>> read() {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), VerboseMode.SILENT);
        SortedMap<String, SortedSet<String>> suites = new TreeMap<>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
            String[] name = entry.getUsername().split("\\.", -1);
            suites.computeIfAbsent(name[name.length - 2], suite -> new TreeSet<>())
                    .add(name[name.length - 1]);
        }
        return suites;
    }
}
