package io.github.gradgrad.tensor;

/** The element type of a tensor. FLOAT32 is for training; FLOAT64 is the oracle, for checks and teaching. */
public enum DType {
    /** 32-bit IEEE floats, computed by the fastest kernels at hand. */
    FLOAT32(4) {
        @Override
        Object allocate(int size) {
            return new float[size];
        }

        @Override
        double get(Object array, int i) {
            return ((float[]) array)[i];
        }

        @Override
        void set(Object array, int i, double value) {
            ((float[]) array)[i] = (float) value;
        }
    },
    /** 64-bit IEEE floats, computed by the reference kernels. */
    FLOAT64(8) {
        @Override
        Object allocate(int size) {
            return new double[size];
        }

        @Override
        double get(Object array, int i) {
            return ((double[]) array)[i];
        }

        @Override
        void set(Object array, int i, double value) {
            ((double[]) array)[i] = value;
        }
    };

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of an element in bytes. */
    public int bytes() {
        return bytes;
    }

    abstract Object allocate(int size);

    abstract double get(Object array, int i);

    abstract void set(Object array, int i, double value);
}
