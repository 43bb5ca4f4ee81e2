package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an NPY file, a Python literal such as {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}.
 *
 * @param isColumnMajor whether the first index runs fastest, as in Fortran
 */
record NpyHeader(NpyElement element, boolean isColumnMajor, Shape shape) {
    private static final String DESCR = "'descr'\\s*:\\s*'(?<descr>[<>|=]?[a-zA-Z]\\d{1,3})'";
    private static final String ORDER = "'fortran_order'\\s*:\\s*(?<order>True|False)";
    private static final String SIZES =
            "'shape'\\s*:\\s*\\((?<shape>\\s*|\\s*\\d{1,10}L?\\s*(,\\s*\\d{1,10}L?\\s*){0,63},?\\s*)\\)";

    /** The three keys, once each and in any order. */
    private static final Pattern KEY = Pattern.compile("\\s*(?:" + DESCR + "|" + ORDER + "|" + SIZES + ")\\s*");

    /**
     * Reads a header's text.
     *
     * @param source named in the error
     * @param start where the text begins in the file
     */
    static NpyHeader parse(String source, String text, int start) throws NpyException {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) throw malformed(source, start);
        String descr = "", order = "", sizes = "-";
        int at = text.indexOf('{') + 1, end = text.lastIndexOf('}'), keys = 0;
        Matcher key = KEY.matcher(text).region(at, end);
        while (at < end && key.lookingAt()) {
            if (key.group("descr") != null) descr = key.group("descr");
            else if (key.group("order") != null) order = key.group("order");
            else sizes = key.group("shape");
            keys++;
            at = key.end();
            if (at < end && text.charAt(at) == ',') at++;
            else break;
            key.region(at, end);
        }
        boolean isWhole = text.substring(at, end).isBlank();
        if (!isWhole || keys != 3 || descr.isEmpty() || order.isEmpty() || sizes.equals("-")) {
            throw malformed(source, start + at);
        }
        return new NpyHeader(NpyElement.of(source, start, descr), order.equals("True"), shape(source, start, sizes));
    }

    private static NpyException malformed(String source, int at) {
        return new NpyException(source, at, "a header with 'descr', 'fortran_order' and 'shape', once each, expected");
    }

    private static Shape shape(String source, int start, String sizes) throws NpyException {
        try {
            return Shape.of(Arrays.stream(sizes.replace("L", "").split(","))
                    .filter(size -> !size.isBlank())
                    .mapToInt(size -> Integer.parseInt(size.strip()))
                    .toArray());
        } catch (IllegalArgumentException e) {
            throw new NpyException(
                    source,
                    start,
                    "the shape (" + sizes.strip() + ") needs sizes of at least 1 and at most " + Integer.MAX_VALUE
                            + " elements");
        }
    }

    /** The text for a tensor, without padding. */
    static String text(Tensor tensor) {
        String sizes = Arrays.stream(tensor.shape().toArray())
                .mapToObj(size -> size + ",")
                .collect(Collectors.joining(" "));
        return "{'descr': '" + (tensor.dtype() == DType.FLOAT32 ? "<f4" : "<f8")
                + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
    }

    /** The text of a header's bytes: ASCII in versions 1 and 2, and UTF-8 contains it. */
    static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
