package io.github.gradgrad.gan.lessons;

import java.util.List;

/** The numbered lessons, from a graph of numbers to a WGAN-GP and an op of one's own. */
public final class Lessons {
    private static final List<Lesson> ALL = List.of(
            new Lesson01ScalarGraph(),
            new Lesson02GradientAsGraph(),
            new Lesson03Broadcasting(),
            new Lesson04Wasserstein(),
            new Lesson05Lipschitz(),
            new Lesson06WeightClipping(),
            new Lesson07GradientPenalty(),
            new Lesson08FiveMistakes(),
            new Lesson09SpectralNorm(),
            new Lesson10Consistency(),
            new Lesson11WhatGoesWrong(),
            new Lesson12SwissRoll(),
            new Lesson13Cost(),
            new Lesson14OwnOp());

    private Lessons() {}

    /** All lessons, in their order. */
    public static List<Lesson> all() {
        return ALL;
    }

    /**
     * One lesson.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    public static Lesson of(int number) {
        return ALL.stream()
                .filter(lesson -> lesson.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no lesson " + number + "; expected 1 to " + ALL.size()));
    }
}
