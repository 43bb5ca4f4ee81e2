package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;

/** The format's element types that are read, under its names, and what their numbers become. */
enum ElementType {
    F32(DType.FLOAT32),
    F64(DType.FLOAT64),

    /** Whole numbers, such as a count of batches: read only, and only those that FLOAT64 holds exactly. */
    I64(DType.FLOAT64);

    private final DType dtype;

    ElementType(DType dtype) {
        this.dtype = dtype;
    }

    DType dtype() {
        return dtype;
    }

    /** What a tensor is written as. */
    static ElementType of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> F32;
            case FLOAT64 -> F64;
        };
    }
}
