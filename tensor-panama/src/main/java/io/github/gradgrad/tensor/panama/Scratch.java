package io.github.gradgrad.tensor.panama;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrays that a thread keeps for its next kernel; what is in them is left over from the last one. */
final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final Map<Use, float[]> arrays = new EnumMap<>(Use.class);

    /** What an array is for: two uses at once never share one. */
    enum Use {
        WEIGHTS,
        SOURCE,
        TARGET,
        IMAGES,
        WINDOWS,
        BLOCK,
        SUM,
        LINE,
        ZEROS,
        TURNED,
        GRADIENT
    }

    private Scratch() {}

    /** An array of this thread with room for that many elements. */
    static float[] array(Use use, int size) {
        Map<Use, float[]> arrays = OF_THREAD.get().arrays;
        float @Nullable [] array = arrays.get(use);
        if (array != null && array.length >= size) return array;
        float[] larger = new float[size];
        arrays.put(use, larger);
        return larger;
    }
}
