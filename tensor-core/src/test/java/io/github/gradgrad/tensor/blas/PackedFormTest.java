package io.github.gradgrad.tensor.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackedFormTest {
    private static final int PIECES = 50;
    private final PackedForm<int[]> form = new PackedForm<>(int[]::new);

    @Test
    void threadsThatComeTogetherFillEachPieceOnce() {
        int[][] seen = new int[4][];
        Workers.of(4).run(4, thread -> {
            form.fill(PIECES, PIECES, (numbers, piece) -> numbers[piece]++);
            seen[thread] = Objects.requireNonNull(form.numbers()).clone();
        });
        int[] ones = new int[PIECES];
        Arrays.fill(ones, 1);
        for (int[] numbers : seen) assertArrayEquals(ones, numbers);
    }

    @Test
    void isFilledAtTheFirstProductOnly() {
        assertNull(form.numbers());
        form.fill(PIECES, 3, (numbers, piece) -> numbers[piece]++);
        int[] first = Objects.requireNonNull(form.numbers());
        form.fill(PIECES, 3, (numbers, piece) -> numbers[piece]++);
        assertSame(first, form.numbers());
        assertArrayEquals(new int[] {1, 1, 1, 0}, Arrays.copyOf(first, 4));
    }

    @Test
    void hasNoNumbersWhereAPieceFailed() {
        assertThrows(
                ArithmeticException.class,
                () -> form.fill(PIECES, PIECES, (numbers, piece) -> {
                    if (piece == 1) throw new ArithmeticException();
                }));
        form.fill(PIECES, PIECES, (numbers, piece) -> {});
        assertNull(form.numbers());
    }
}
