package io.github.gradgrad.gan.lessons;

import static io.github.gradgrad.gan.figure.Drawing.escaped;

import io.github.gradgrad.gan.figure.Figure;
import java.io.IOException;

/** A lesson's page as one file of HTML that needs nothing else. */
final class LessonHtml {
    private LessonHtml() {}

    static String of(Lesson lesson, LessonPage page) throws IOException {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <link rel="icon" href="data:,">
                <style>
                %2$s%3$s</style>
                </head>
                <body>
                <main>
                <header><p class="number">Lesson %4$d</p>
                <h1>%1$s</h1>
                <p class="lead">%5$s</p></header>
                %6$s<details>
                <summary>The program that made this page</summary>
                <pre><code>%7$s</code></pre>
                </details>
                <footer>%8$s</footer>
                </main>
                </body>
                </html>
                """.formatted(
                        escaped(lesson.title()),
                        Figure.style(),
                        Lesson.resource("lesson.css"),
                        lesson.number(),
                        escaped(lesson.sentence()),
                        page.html(),
                        escaped(lesson.source()),
                        footer(lesson));
    }

    private static String footer(Lesson lesson) {
        return Lessons.all().stream()
                .filter(next -> next.number() == lesson.number() + 1)
                .map(next ->
                        "Next: <code>./gradgrad lesson " + next.number() + "</code>, " + escaped(next.title()) + ".")
                .findFirst()
                .orElse("This was the last lesson. <code>./gradgrad microscope</code> shows a model of your own.");
    }
}
