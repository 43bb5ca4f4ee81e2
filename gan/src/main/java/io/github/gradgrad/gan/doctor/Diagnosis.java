package io.github.gradgrad.gan.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an examination found.
 *
 * @param findings what is wrong, each mistake once
 * @param checks what was compared, in the order of the examination
 */
public record Diagnosis(List<Finding> findings, List<Check> checks) {
    /**
     * A mistake and what showed it.
     *
     * @param evidence with numbers, for people
     */
    public record Finding(Mistake mistake, String evidence) {}

    /**
     * One comparison.
     *
     * @param name what was compared
     * @param passed whether it is as it should be
     * @param detail the numbers
     */
    public record Check(String name, boolean passed, String detail) {}

    public Diagnosis {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** The mistakes that were found. */
    public Set<Mistake> mistakes() {
        return findings.stream().map(Finding::mistake).collect(Collectors.toUnmodifiableSet());
    }

    /** A report of a line for each check, and three for each mistake. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Check check : checks) {
            text.append(check.passed() ? "  ok     " : "  WRONG  ")
                    .append(check.name())
                    .append(": ")
                    .append(check.detail())
                    .append('\n');
        }
        for (Finding finding : findings) {
            Mistake mistake = finding.mistake();
            text.append('\n')
                    .append(mistake)
                    .append(": ")
                    .append(mistake.meaning())
                    .append(".\n");
            text.append("  seen:   ").append(finding.evidence()).append('\n');
            text.append("  remedy: ").append(mistake.remedy()).append(".\n");
        }
        return text.append(isClean() ? "\nnothing is wrong\n" : "").toString();
    }
}
