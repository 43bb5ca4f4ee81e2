package io.github.gradgrad.tensor;

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

    private void add(Storage weight) {
        forms.add(weight, float[]::new);
    }

    private static Storage weight() {
        return new Storage(new float[4], false);
    }
}
