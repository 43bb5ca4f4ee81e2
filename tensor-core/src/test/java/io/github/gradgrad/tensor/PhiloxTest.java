package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {
    /** The vectors of philox4x32 with 10 rounds in {@code kat_vectors} of the Random123 distribution, words in its order. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void blocksAreThoseOfRandom123(String counter, String key, String expected) {
        long[] c = words(counter), k = words(key);
        int[] block = Philox.block(k[0] | k[1] << 32, c[0] | c[1] << 32, c[2] | c[3] << 32);
        assertEquals(
                expected,
                Arrays.stream(block)
                        .mapToObj(word -> String.format("%08x", word))
                        .collect(Collectors.joining(" ")));
    }

    private static long[] words(String hexadecimal) {
        return Arrays.stream(hexadecimal.split(" "))
                .mapToLong(word -> Long.parseLong(word, 16))
                .toArray();
    }
}
