package io.github.gradgrad.autodiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc in the sources says of an op or of a method, as Markdown: the one place where the text of {@code
 * docs/ops.md} is written.
 */
final class SourceText {
    /** A method's Javadoc: its first sentence is the formula, the rest is domain and conventions. */
    record Method(String formula, String notes) {}

    private static final Pattern LINK = Pattern.compile("\\{@link ([\\w.]*)(?:#(\\w+))?(?:\\([^)]*\\))?( [^}]*)?}");
    private static final Pattern OP = Pattern.compile("\\{@link (\\w+Op)}");
    /** A full stop, but none of "et al. (2016)", "[.., m, k]" or "eq. 4". */
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<!\\.)\\.(?= [A-Z{<]|$)");

    private SourceText() {}

    /** One of the four fixed paragraphs of an op's Javadoc: Forward, Gradient, Shapes, Notes. */
    static String ofOp(Class<?> op, String heading) {
        String javadoc =
                javadoc(op.getSimpleName(), "(?:@Formula\\(.*?\\)\\n)?(?:\\w+ )*class " + op.getSimpleName() + "\\b");
        Matcher lines = Pattern.compile("Forward: (?<Forward>.+) <p>Gradient: (?<Gradient>.+) <p>Shapes: (?<Shapes>.+)"
                        + " <p>Notes: (?<Notes>.+)")
                .matcher(javadoc);
        if (!lines.matches()) {
            throw new AssertionError(op.getSimpleName()
                    + ": the Javadoc must consist of the paragraphs Forward, Gradient, Shapes and Notes: " + javadoc);
        }
        return markdown(lines.group(heading)).replaceAll("^y = |\\.$", "");
    }

    /**
     * The text of {@code Class.method}, or {@code Class.method(Type, Type)} where the first of its name is not meant. If
     * the first sentence links to an op, that op's notes are the method's as well.
     */
    static Method ofMethod(String method) {
        String[] parts = method.split("[.(]", 3);
        String parameters = parts.length == 3
                ? parts[2].replace(")", "")
                        .replaceAll("\\w+", "(?:@Nullable )?$0 \\\\w+")
                        .replace(", ", ",\\s+")
                : "[^)]*";
        String javadoc = javadoc(parts[0], "public (?:static )?\\w+\\s+" + parts[1] + "\\(\\s*" + parameters + "\\)");
        String text = javadoc.replaceAll(" @(param|return|throws).*", "").replace("<p>", "");
        Matcher end = END_OF_SENTENCE.matcher(text);
        if (!end.find()) throw new AssertionError(method + ": the Javadoc has no sentence: " + javadoc);
        String formula = text.substring(0, end.start()), notes = text.substring(end.end());
        Matcher link = OP.matcher(formula);
        if (!link.find()) return new Method(markdown(formula), markdown(notes));
        Class<?> op = classOf(link.group(1));
        return new Method(
                link.group().equals(formula)
                        ? ofOp(op, "Forward")
                        : markdown(formula.replaceAll(": \\{@link \\w+Op}$", "")),
                (ofOp(op, "Notes") + ". " + markdown(notes)).strip());
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(SourceText.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The Javadoc before a declaration, on one line. */
    private static String javadoc(String file, String declaration) {
        String source = read(file);
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + declaration, Pattern.DOTALL)
                .matcher(source);
        if (!comment.find()) throw new AssertionError(file + ".java has no Javadoc before " + declaration);
        return comment.group(1)
                .replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String read(String file) {
        Path source =
                Path.of(System.getProperty("basedir", ""), "src/main/java/io/github/gradgrad/autodiff", file + ".java");
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String markdown(String javadoc) {
        return LINK.matcher(javadoc)
                .replaceAll(SourceText::linked)
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("</?pre>", "")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Ops by their own name, methods as they are called. */
    private static String linked(MatchResult link) {
        String type = link.group(1), member = link.group(2);
        if (link.group(3) != null) return link.group(3).strip();
        if (member != null) return "`" + (type.isEmpty() ? "" : type + ".") + member + "`";
        boolean op = OpCatalog.OPS.stream().anyMatch(c -> c.getSimpleName().equals(type));
        String stem = op ? type.substring(0, type.length() - 2) : type;
        return "`" + (op ? Character.toLowerCase(stem.charAt(0)) + stem.substring(1) : stem) + "`";
    }
}
