package io.github.gradgrad.tensor.panama;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Makes a copy of a loop's class for each function that the loop applies.
 *
 * <p>One loop that is handed many functions makes the JIT give up inlining them, and each vector is then an object on the heap:
 * some hundred times slower. In a copy of the class (a hidden class) the function is a constant, so it is inlined and vectors stay
 * in registers. That makes a new function one line, in place of a loop of its own.
 */
final class LoopCopy {
    private LoopCopy() {}

    /** A new instance of a copy of {@code template}, whose {@link #function} is {@code function}. */
    static <L> L of(Class<? extends L> template, Class<L> type, Object function) {
        try (@Nullable InputStream classFile = template.getResourceAsStream(template.getSimpleName() + ".class")) {
            if (classFile == null) throw new IllegalStateException("no class file of " + template);
            Class<?> copy = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(classFile.readAllBytes(), function, true)
                    .lookupClass();
            return type.cast(copy.getDeclaredConstructor().newInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy " + template, e);
        }
    }

    /** For the static initialiser of a loop: the function of this copy. */
    static <F> F function(MethodHandles.Lookup copy, Class<F> type) {
        try {
            F function = MethodHandles.classData(copy, ConstantDescs.DEFAULT_NAME, type);
            if (function == null) throw new IllegalStateException(copy + " is the template, not a copy");
            return function;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
