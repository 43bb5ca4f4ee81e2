package io.github.gradgrad.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * A number for each of some variables: a hash table by creation order. The variables of a graph were mostly created one after the
 * other, so the lowest bits of that order spread them evenly.
 */
final class VariableIndex {
    private static final int ABSENT = -1;

    private @Nullable Variable[] keys = new Variable[64];
    private int[] numbers = new int[64];
    private int size;

    /** The number of {@code v}, or -1 if it has none. */
    int of(Variable v) {
        int at = slot(v);
        return keys[at] == null ? ABSENT : numbers[at];
    }

    /** Gives {@code v} a number, and says whether it had none. */
    boolean put(Variable v, int number) {
        int at = slot(v);
        boolean added = keys[at] == null;
        keys[at] = v;
        numbers[at] = number;
        if (added && ++size > keys.length / 4 * 3) grow();
        return added;
    }

    /** Where {@code v} is, or is to be put. */
    private int slot(Variable v) {
        int mask = keys.length - 1, at = (int) v.order() & mask;
        for (Variable key = keys[at]; key != null && !key.equals(v); key = keys[at]) at = at + 1 & mask;
        return at;
    }

    private void grow() {
        @Nullable Variable[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new Variable[2 * oldKeys.length];
        numbers = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            Variable key = oldKeys[i];
            if (key != null) put(key, oldNumbers[i]);
        }
    }
}
