package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static final Tensor X = Tensor.of(Shape.of(3), 1f, 2f, 3f);
    private final Workspace workspace = new Workspace();

    @Test
    void theArrayOfATensorThatItsLastHolderDropsServesAgain() {
        workspace.run(() -> {
            Lifetimes lifetimes = new Lifetimes();
            Tensor y = twice();
            Object array = y.array();
            lifetimes.hold(y);
            lifetimes.hold(y.reshape(Shape.of(3, 1)));
            lifetimes.drop(y);
            assertNotSame(array, twice().array());
            lifetimes.drop(y);
            assertThrows(IllegalStateException.class, y::array);
            return assertSameAndFilled(array, twice());
        });
    }

    @Test
    void theNextStepHasEveryArrayOnce() {
        Object first = workspace.run(() -> {
            Lifetimes lifetimes = new Lifetimes();
            Tensor y = twice();
            Object array = y.array();
            lifetimes.hold(y);
            lifetimes.drop(y);
            return assertSameAndFilled(array, twice());
        });
        workspace.run(() -> {
            Tensor y = twice(), z = twice();
            assertSame(first, y.array());
            assertNotSame(first, z.array());
            return 0;
        });
    }

    @Test
    void leavesAloneWhatItDoesNotCount() {
        workspace.run(() -> {
            Lifetimes lifetimes = new Lifetimes();
            Tensor kept = twice().keep(), result = twice();
            Tensor other = new Workspace().run(() -> twice().keep());
            lifetimes.hold(result);
            lifetimes.handOver(result);
            for (Tensor x : new Tensor[] {kept, X, other}) {
                lifetimes.hold(x);
                lifetimes.drop(x);
            }
            for (Tensor x : new Tensor[] {kept, result, other}) assertEquals(Tensor.of(Shape.of(3), 2f, 4f, 6f), x);
            return 0;
        });
    }

    @Test
    void doesNothingOutsideAStep() {
        Lifetimes lifetimes = new Lifetimes();
        Tensor y = twice();
        lifetimes.hold(y);
        lifetimes.drop(y);
        assertEquals(Tensor.of(Shape.of(3), 2f, 4f, 6f), y);
    }

    private static Object assertSameAndFilled(Object array, Tensor y) {
        assertSame(array, y.array());
        assertEquals(Tensor.of(Shape.of(3), 2f, 4f, 6f), y);
        return array;
    }

    private static Tensor twice() {
        return Elementwise.map(x -> 2 * x, X);
    }
}
