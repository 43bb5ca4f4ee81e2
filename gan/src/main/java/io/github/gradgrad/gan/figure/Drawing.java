package io.github.gradgrad.gan.figure;

import java.util.Locale;

/** An SVG drawing in the making: shapes with a class of {@code figure.css} in place of a colour. */
public final class Drawing {
    /** What a character takes on average in the figures' font, as a part of its size. */
    private static final double CHARACTER = 0.56;

    private final double width;
    private final double height;
    private final StringBuilder body = new StringBuilder();

    /** An empty drawing of the given size in pixels; a page may show it smaller. */
    Drawing(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Drawing line(String style, double x1, double y1, double x2, double y2) {
        return open("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2)
                .close("");
    }

    Drawing rect(String style, double x, double y, double w, double h, double opacity) {
        return open("rect", "class", style, "x", x, "y", y, "width", w, "height", h, "fill-opacity", opacity)
                .close("");
    }

    Drawing box(String style, double x, double y, double w, double h, double radius) {
        return open("rect", "class", style, "x", x, "y", y, "width", w, "height", h, "rx", radius)
                .close("");
    }

    Drawing circle(String style, double x, double y, double radius) {
        return open("circle", "class", style, "cx", x, "cy", y, "r", radius).close("");
    }

    Drawing path(String style, String data) {
        return open("path", "class", style, "d", data).close("");
    }

    /** Text; the class {@code middle} or {@code end} anchors it there in place of its start. */
    Drawing text(String style, double x, double y, String words) {
        open("text", "class", style, "x", x, "y", y);
        body.append('>').append(escaped(words));
        return close("text");
    }

    /** That part of another drawing which lies within a rectangle. */
    Drawing window(double x, double y, double w, double h, Drawing content) {
        String view = String.join(" ", coordinate(x), coordinate(y), coordinate(w), coordinate(h));
        open("svg", "x", x, "y", y, "width", w, "height", h, "viewBox", view);
        body.append(">\n").append(content.body);
        return close("svg");
    }

    /** Another drawing as one of several frames; {@code animation} is the element that shows and hides it. */
    Drawing frame(String style, Drawing content, String animation) {
        open("g", "class", style, "visibility", "hidden");
        body.append(">\n").append(content.body).append(animation);
        return close("g");
    }

    private Drawing open(String element, Object... attributes) {
        body.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? coordinate(number) : escaped(value.toString());
            body.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
        }
        return this;
    }

    private Drawing close(String element) {
        body.append(element.isEmpty() ? "/>\n" : "</" + element + ">\n");
        return this;
    }

    /** How wide the words will be, about. */
    static double textWidth(String words, double size) {
        return words.codePointCount(0, words.length()) * size * CHARACTER;
    }

    /** A coordinate with at most two decimals. */
    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    /** For text and attributes of HTML and SVG. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    String svg(String head) {
        String w = coordinate(width), h = coordinate(height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" viewBox=\"0 0 " + w + " " + h + "\" width=\""
                + w + "\" height=\"" + h + "\" role=\"img\">\n" + head + body + "</svg>\n";
    }
}
