package io.github.gradgrad.gan.lessons;

import static io.github.gradgrad.gan.figure.Drawing.escaped;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.figure.Figure;
import io.github.gradgrad.gan.figure.Numbers;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson shows, as HTML and, in short, as text.
 *
 * <p>Every number has a name: {@link #number} shows it in a line of its own, {@link #let} keeps it for sentences, which
 * mention it as <code>{name}</code>, or <code>{name.2}</code> for one of several. So a test can ask for each number that
 * a reader sees. Sentences may have {@code `code`} and {@code *emphasis*}.
 */
final class LessonPage {
    private static final Pattern MENTION = Pattern.compile("\\{([^{}.]+)(?:\\.(\\d+))?}");

    private static final String LIST_END = "</dl>\n";
    private static final String TABLE_END = "</tbody></table></div>\n";

    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder brief = new StringBuilder();
    private String closing = "";
    private String table = "";

    /** Starts a chapter. */
    void chapter(String title) {
        block("<h2>" + escaped(title) + "</h2>");
        brief.append('\n').append(title).append('\n');
    }

    /** A paragraph. */
    void say(String sentences) {
        block("<p>" + marked(filled(sentences.replace('\n', ' '))) + "</p>");
    }

    /** Formulas, one in a line; where the page is narrow, lines also break at wide gaps. */
    void formula(String lines) {
        String text = escaped(filled(lines.strip())).replaceAll(" {3,}", "<span>$0</span>");
        block("<pre class=\"formula\">" + text + "</pre>");
    }

    /** Program text. */
    void code(String lines) {
        block("<pre><code>" + escaped(lines.strip()) + "</code></pre>");
    }

    /** Keeps a number for sentences to mention. */
    void let(String name, double... values) {
        if (numbers.putIfAbsent(name, values) != null) {
            throw new IllegalArgumentException("lesson page: there is a number " + name + " already");
        }
    }

    /** Keeps all numbers of a tensor. */
    void let(String name, Tensor values) {
        let(name, values.toDoubles());
    }

    /** Shows a number in a line of its own. */
    void number(String name, double value) {
        let(name, value);
        if (!closing.equals(LIST_END)) open("<dl>", LIST_END);
        html.append("<div><dt>").append(marked(name)).append("</dt><dd>");
        html.append(Numbers.text(value)).append("</dd></div>\n");
        brief.append("  ")
                .append(name)
                .append(" = ")
                .append(Numbers.text(value))
                .append('\n');
    }

    /** Shows the value of a variable of one element. */
    void number(String name, Variable value) {
        number(name, value.item());
    }

    /** Starts a table; the numbers of its {@link #row}s are kept under its name. */
    void table(String name, String... columns) {
        table = name;
        let(name);
        StringBuilder head = new StringBuilder("<div class=\"wide\"><table><caption>" + marked(name) + "</caption>");
        for (String column : columns) head.append("<th>").append(marked(column)).append("</th>");
        open(head.insert(head.indexOf("<th>"), "<thead><tr>") + "</tr></thead><tbody>", TABLE_END);
        brief.append("  ")
                .append(name)
                .append(": ")
                .append(String.join(" | ", columns))
                .append('\n');
    }

    /** Adds a row to the table: what it is about, and its numbers. */
    void row(String label, double... values) {
        double[] before = numbers.getOrDefault(table, values);
        double[] all = Arrays.copyOf(before, before.length + values.length);
        System.arraycopy(values, 0, all, before.length, values.length);
        numbers.put(table, all);
        html.append("<tr><th>").append(marked(label)).append("</th>");
        brief.append("    ").append(label);
        for (double value : values) {
            html.append("<td>").append(Numbers.text(value)).append("</td>");
            brief.append(" | ").append(Numbers.text(value));
        }
        html.append("</tr>\n");
        brief.append('\n');
    }

    /** Shows a figure, which is also kept under its name. */
    void figure(String name, Figure figure, String caption) {
        figures.put(name, figure);
        block("<figure><div class=\"wide\">" + figure.inline() + "</div><figcaption>" + marked(filled(caption))
                + "</figcaption></figure>");
    }

    Map<String, double[]> numbers() {
        return numbers;
    }

    Map<String, Figure> figures() {
        return figures;
    }

    String html() {
        return html + closing;
    }

    String brief() {
        return brief.toString();
    }

    private void block(String text) {
        open(text, "");
    }

    private void open(String text, String end) {
        html.append(closing).append(text).append('\n');
        closing = end;
    }

    private String filled(String text) {
        Matcher mention = MENTION.matcher(text);
        return mention.replaceAll(match -> {
            double[] values = numbers.get(match.group(1));
            if (values == null) throw new IllegalArgumentException("lesson page: no number " + match.group(1));
            return Numbers.text(values[match.group(2) == null ? 0 : Integer.parseInt(match.group(2))]);
        });
    }

    private static String marked(String text) {
        return escaped(text)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*([^*\\s][^*]*)\\*", "<em>$1</em>");
    }
}
