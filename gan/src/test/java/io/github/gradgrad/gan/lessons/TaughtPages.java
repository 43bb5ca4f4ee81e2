package io.github.gradgrad.gan.lessons;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The page of each lesson, taught once for all tests: some lessons train for seconds. */
final class TaughtPages {
    private static final Map<Integer, LessonPage> PAGES = new ConcurrentHashMap<>();

    private TaughtPages() {}

    static LessonPage of(Lesson lesson) {
        return PAGES.computeIfAbsent(lesson.number(), number -> {
            LessonPage page = new LessonPage();
            lesson.teach(page);
            return page;
        });
    }
}
