package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How an element of an NPY file is stored. What is not {@code f4} becomes FLOAT64, which holds all of it exactly, but for
 * whole numbers of 64 bits beyond 2^53, which are refused.
 *
 * @param kind {@code f} a floating-point number, {@code i} and {@code u} a whole number with and without sign, {@code b} a
 *     truth value
 * @param bytes the width
 */
record NpyElement(char kind, int bytes, ByteOrder order) {
    private static final double LARGEST_WHOLE = 0x1p53;

    static NpyElement of(String source, int at, String descr) throws NpyException {
        char first = descr.charAt(0);
        String type = Character.isLetter(first) ? descr : descr.substring(1);
        ByteOrder order = first == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return switch (type) {
            case "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1" ->
                new NpyElement(type.charAt(0), type.charAt(1) - '0', order);
            default ->
                throw new NpyException(
                        source, at, "elements f4, f8, i1 to i8, u1 to u8 or b1 expected, found " + descr);
        };
    }

    DType dtype() {
        return kind == 'f' && bytes == 4 ? DType.FLOAT32 : DType.FLOAT64;
    }

    /** Whether this can be a value of the kind. */
    boolean allows(double value) {
        return switch (kind) {
            case 'f' -> true;
            case 'b' -> value == 0 || value == 1;
            default -> value >= -LARGEST_WHOLE && value <= LARGEST_WHOLE;
        };
    }

    /** Element {@code i} of a buffer in the element's byte order. */
    double get(ByteBuffer buffer, int i) {
        int at = i * bytes;
        if (kind == 'f') return bytes == 4 ? buffer.getFloat(at) : buffer.getDouble(at);
        boolean isSigned = kind == 'i';
        return switch (bytes) {
            case 1 -> isSigned ? buffer.get(at) : buffer.get(at) & 0xff;
            case 2 -> isSigned ? buffer.getShort(at) : buffer.getShort(at) & 0xffff;
            case 4 -> isSigned ? buffer.getInt(at) : Integer.toUnsignedLong(buffer.getInt(at));
            // A set sign bit of an unsigned number is beyond 2^53 either way.
            default -> {
                long value = buffer.getLong(at);
                yield !isSigned && value < 0 ? Double.MAX_VALUE : value;
            }
        };
    }
}
