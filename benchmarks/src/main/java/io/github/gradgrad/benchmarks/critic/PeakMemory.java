package io.github.gradgrad.benchmarks.critic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a process has had at once, as Linux counts it ({@code VmHWM}). */
public final class PeakMemory {
    private static final Pattern LINE = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private PeakMemory() {}

    /** In bytes; 0 if the process has ended or the system does not tell. */
    public static long of(long pid) {
        try {
            Matcher line = LINE.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    static long ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }
}
