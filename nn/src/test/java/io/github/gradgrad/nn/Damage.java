package io.github.gradgrad.nn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Random damage to the bytes of a file. */
final class Damage {
    /** What a header in text is made of: numbers, quoted strings and words. */
    private static final Pattern TOKEN = Pattern.compile("\\d+|\"[^\"]*\"|'[^']*'|[A-Z][a-z]+");

    private static final List<String> HOSTILE = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "99999999999999999999",
            "1e9",
            "0.5",
            "null",
            "[]",
            "{}",
            "\"BF16\"",
            "'<f2'",
            "'>f8'",
            "'|b1'",
            "True",
            "\"\\u0000\"");

    private Damage() {}

    /** Cuts the end off, inserts, deletes or overwrites some bytes, or flips a bit. */
    static byte[] anywhere(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length), count = 1 + random.nextInt(16);
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> splice(bytes, at, noise, at);
            case 2 -> splice(bytes, at, new byte[0], Math.min(bytes.length, at + count));
            case 3 -> splice(bytes, at, Arrays.copyOf(noise, 1), at + 1);
            case 4 -> {
                // A length or offset of zeros or ones: none, or the largest.
                byte[] extreme = bytes.clone();
                Arrays.fill(extreme, at, Math.min(bytes.length, at + count), (byte) (random.nextBoolean() ? 0 : -1));
                yield extreme;
            }
            default -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    /**
     * Replaces one part of a header in text by another of its parts or by something hostile: double names, overlapping
     * places, huge shapes, other types. The header's length is set anew, so that this is what the reader meets.
     *
     * @param lengthBytes the width of the little-endian length before the header
     * @param start where the header begins
     */
    static byte[] inHeader(byte[] bytes, int lengthBytes, int start, Random random) {
        int length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) length = (length << 8) | (bytes[start - lengthBytes + i] & 0xff);
        String header = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        List<MatchResult> tokens = TOKEN.matcher(header).results().toList();
        MatchResult from = tokens.get(random.nextInt(tokens.size()));
        String other = random.nextBoolean()
                ? HOSTILE.get(random.nextInt(HOSTILE.size()))
                : tokens.get(random.nextInt(tokens.size())).group();
        byte[] changed = (header.substring(0, from.start()) + other + header.substring(from.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] damaged = splice(bytes, start, changed, start + length);
        for (int i = 0; i < lengthBytes; i++) damaged[start - lengthBytes + i] = (byte) (changed.length >> (8 * i));
        return damaged;
    }

    /** The bytes with those from {@code from} to {@code to} replaced. */
    private static byte[] splice(byte[] bytes, int from, byte[] replacement, int to) {
        byte[] spliced = Arrays.copyOf(bytes, from + replacement.length + bytes.length - to);
        System.arraycopy(replacement, 0, spliced, from, replacement.length);
        System.arraycopy(bytes, to, spliced, from + replacement.length, bytes.length - to);
        return spliced;
    }
}
