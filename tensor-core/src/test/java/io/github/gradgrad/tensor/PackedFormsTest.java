package io.github.gradgrad.tensor;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gradgrad.tensor.blas.PackedForm;
import org.junit.jupiter.api.Test;

class PackedFormsTest {
    private final PackedForms forms = new PackedForms();

    @Test
    void aFormIsSharedWhereTheStepBeforeUsedItTwice() {
        for (int step = 0; step < 3; step++) {
            Storage weight = weight(), other = weight();
            forms.beginStep();
            add(weight);
            add(other);
            PackedForm<Object> first = forms.forProduct(weight, true), second = forms.forProduct(weight, true);
            assertNull(forms.forProduct(weight, false));
            assertNull(forms.forProduct(other, true));
            if (step > 0) assertNotNull(first);
            assertSame(first, second);
            forms.endStep();
        }
    }

    @Test
    void aFormOfOneStepIsNotThatOfTheNext() {
        Storage weight = weight();
        PackedForm<Object> last = null;
        for (int step = 0; step < 3; step++) {
            forms.beginStep();
            add(weight);
            PackedForm<Object> form = forms.forProduct(weight, false);
            forms.forProduct(weight, false);
            if (step > 1) assertNotSame(last, form);
            last = form;
            forms.endStep();
        }
    }

    @Test
    void knowsManyWeightsAndNoOtherMatrix() {
        Storage[] weights = new Storage[50];
        for (int i = 0; i < weights.length; i++) weights[i] = weight();
        for (int step = 0; step < 2; step++) {
            forms.beginStep();
            for (Storage weight : weights) add(weight);
            assertNull(forms.forProduct(weight(), false));
            for (int i = 0; i < weights.length; i++) {
                forms.forProduct(weights[i], i % 2 == 0);
                PackedForm<Object> form = forms.forProduct(weights[i], i % 2 == 0);
                if (step == 1) assertNotNull(form);
            }
            forms.endStep();
        }
    }

    @Test
    void arraysServeAgainWhereTypeAndSizeAreTheSame() {
        assertSame(arrayOfAStep(DType.FLOAT32, 8), arrayOfAStep(DType.FLOAT32, 8));
        assertEquals(9, ((float[]) arrayOfAStep(DType.FLOAT32, 9)).length);
        assertInstanceOf(double[].class, arrayOfAStep(DType.FLOAT64, 9));
    }

    private Object arrayOfAStep(DType dtype, int size) {
        Storage weight = weight();
        PackedForm<Object> form = null;
        for (int step = 0; step < 2; step++) {
            forms.beginStep();
            forms.add(weight, dtype);
            forms.forProduct(weight, false);
            form = forms.forProduct(weight, false);
            if (step == 1) requireNonNull(form).fill(size, 1, (numbers, piece) -> {});
            forms.endStep();
        }
        return requireNonNull(requireNonNull(form).numbers());
    }

    @Test
    void aStepEndsWithItsLastThread() {
        Storage weight = weight();
        for (int step = 0; step < 2; step++) {
            forms.beginStep();
            forms.beginStep();
            add(weight);
            forms.forProduct(weight, true);
            forms.endStep();
            PackedForm<Object> second = forms.forProduct(weight, true);
            if (step == 1) assertNotNull(second);
            forms.endStep();
            assertNull(forms.forProduct(weight, true));
        }
    }

    private void add(Storage weight) {
        forms.add(weight, DType.FLOAT32);
    }

    private static Storage weight() {
        return new Storage(new float[4], Storage.NOBODY);
    }
}
