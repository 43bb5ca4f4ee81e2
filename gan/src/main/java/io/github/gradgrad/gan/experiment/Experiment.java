package io.github.gradgrad.gan.experiment;

/** A published experiment that can be made again. */
public interface Experiment {
    /** The name on the command line. */
    String name();

    /** What it shows, in a sentence. */
    String sentence();

    /** Runs it; progress goes to the plan's listener, a line at a time. */
    Report run(Plan plan);
}
