package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.SgdRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private static final Shape SHAPE = Shape.of(3);
    private final Workspace workspace = new Workspace();
    private final Tensor x = Tensor.of(SHAPE, 1f, 2f, 3f);

    @Test
    void theNextStepComputesInTheArraysOfTheLast() {
        Object first = workspace.run(() -> twice(x).array());
        Object second = workspace.run(() -> twice(x).array());
        assertSame(first, second);
    }

    @Test
    void oneThatDoesNotRecycleGivesEveryTensorANewArrayThatStays() {
        Workspace none = new Workspace(false);
        Tensor first = none.run(() -> twice(x));
        assertNotSame(first.array(), none.run(() -> twice(x)).array());
        assertNotSame(
                first.array(),
                none.forAnotherThread()
                        .run(() -> Elementwise.combineInPlace(Binary.ADD, first, x))
                        .array());
        assertEquals(Tensor.of(SHAPE, 2f, 4f, 6f), first);
    }

    @Test
    void withinAStepEveryTensorHasAnArrayOfItsOwn() {
        assertEquals(Tensor.of(SHAPE, 6f, 12f, 18f), workspace.run(() -> {
            Tensor y = twice(x), z = twice(y);
            assertNotSame(y.array(), z.array());
            return Elementwise.combine(Binary.ADD, y, z).keep();
        }));
    }

    @Test
    void aTensorOfAnEndedStepThrows() {
        Tensor y = workspace.run(() -> twice(x));
        Tensor view = workspace.run(() -> twice(x).reshape(Shape.of(3, 1)));
        for (Tensor ended : List.of(y, view)) {
            String message = String.valueOf(
                    assertThrows(IllegalStateException.class, () -> ended.at(0)).getMessage());
            assertTrue(message.contains("the step that made the tensor has ended"), message);
            assertThrows(IllegalStateException.class, ended::keep);
            assertThrows(IllegalStateException.class, () -> twice(ended));
        }
    }

    @Test
    void aKeptTensorOutlivesTheStep() {
        Tensor y = workspace.run(() -> twice(x).keep());
        for (int i = 0; i < 3; i++) workspace.run(() -> twice(twice(x)).at(0));
        assertEquals(Tensor.of(SHAPE, 2f, 4f, 6f), y);
    }

    @Test
    void zerosAreZerosThoughTheArrayWasUsed() {
        workspace.run(() -> Tensor.full(DType.FLOAT32, SHAPE, 7).at(0));
        Tensor zeros = workspace.run(() -> Tensor.zeros(DType.FLOAT32, SHAPE).keep());
        assertEquals(Tensor.of(SHAPE, 0f, 0f, 0f), zeros);
        workspace.run(() -> Tensor.full(DType.FLOAT32, Shape.of(4), 7).at(0));
        Tensor one = Tensor.of(Shape.of(1), 1f);
        assertEquals(
                Tensor.of(Shape.of(4), 0f, 1f, 0f, 0f),
                workspace.run(() -> Layouts.unslice(one, Shape.of(4), 0, 1, 1).keep()));
        workspace.run(() -> Tensor.full(DType.FLOAT32, Shape.of(4), 7).at(0));
        assertEquals(
                Tensor.of(Shape.of(4), 0f, 0f, 1f, 0f),
                workspace.run(() ->
                        Indexing.scatterAdd(one, new int[] {2}, Shape.of(4)).keep()));
    }

    @Test
    void aStepThatFailsGivesItsArraysBackToo() {
        Object[] first = new Object[1];
        assertThrows(
                ArithmeticException.class,
                () -> workspace.run(() -> {
                    first[0] = twice(x).array();
                    throw new ArithmeticException();
                }));
        assertSame(first[0], workspace.run(() -> twice(x).array()));
    }

    @Test
    void stepsOfTwoWorkspacesMayLieWithinEachOther() {
        Workspace inner = new Workspace();
        Tensor sum = workspace.run(() -> {
            Tensor y = twice(x);
            Tensor z = inner.run(() -> twice(y).keep());
            return Elementwise.combine(Binary.ADD, y, z).keep();
        });
        assertEquals(Tensor.of(SHAPE, 6f, 12f, 18f), sum);
    }

    @Test
    void aStepWithinAStepOfTheSameWorkspaceIsAPartOfIt() {
        assertEquals(4, workspace.run(() -> {
            Tensor y = workspace.run(() -> twice(x));
            return twice(y).at(0);
        }));
    }

    @Test
    void soItIsWithAStepOfAnotherWorkspaceBetweenThem() {
        Workspace between = new Workspace();
        assertEquals(4, workspace.run(() -> {
            Tensor y = twice(x);
            between.run(() -> workspace.run(() -> twice(x)).at(0));
            return twice(y).at(0);
        }));
    }

    @Test
    void anUpdateTakesThePlaceOfTheOneBefore() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 0);
        SgdRule rule = new SgdRule(1);
        Tensor first = workspace.run(() -> state.update(rule, x, x));
        assertEquals(Tensor.of(SHAPE, 0f, 0f, 0f), first);
        Tensor second = workspace.run(() -> state.update(rule, first, x));
        assertEquals(Tensor.of(SHAPE, -1f, -2f, -3f), second);
        assertEquals(Tensor.of(SHAPE, 1f, 2f, 3f), x);
        assertThrows(IllegalStateException.class, () -> first.at(0));
    }

    @Test
    void anUpdateLeavesWhatWasKeptAsItWas() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 0);
        SgdRule rule = new SgdRule(1);
        Tensor first = workspace.run(() -> state.update(rule, x, x)).keep();
        Tensor second = workspace.run(() -> state.update(rule, first, x));
        assertEquals(Tensor.of(SHAPE, 0f, 0f, 0f), first);
        assertEquals(Tensor.of(SHAPE, -1f, -2f, -3f), second);
    }

    @Test
    void outsideAStepAnUpdateLeavesTheOneBeforeAsItWas() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 0);
        Tensor first = state.update(new SgdRule(1), x, x);
        state.update(new SgdRule(1), first, x);
        assertEquals(Tensor.of(SHAPE, 0f, 0f, 0f), first);
    }

    @Test
    void anArrayThatWasTakenOverServesAgainOnce() {
        Object[] last = new Object[2];
        for (int step = 0; step < 3; step++) {
            Object[] arrays = workspace.run(() -> {
                Tensor y = Elementwise.mapInPlace(v -> v + 1, twice(x)), z = twice(y);
                assertNotSame(y.array(), z.array());
                assertEquals(Tensor.of(SHAPE, 6f, 10f, 14f), z);
                return new Object[] {y.array(), z.array()};
            });
            if (step > 0) assertArrayEquals(last, arrays);
            last = arrays;
        }
    }

    @Test
    void whatIsComputedOutsideStays() {
        Tensor y = workspace.run(() -> {
            Tensor made = Workspace.outside(() -> Elementwise.mapInPlace(v -> v, twice(x)));
            twice(x);
            return made;
        });
        workspace.run(() -> twice(twice(x)));
        assertEquals(Tensor.of(SHAPE, 2f, 4f, 6f), y);
        assertThrows(
                IllegalStateException.class,
                () -> workspace
                        .run(() -> {
                            Tensor within = twice(x);
                            assertThrows(
                                    ArithmeticException.class,
                                    () -> Workspace.outside(() -> {
                                        throw new ArithmeticException();
                                    }));
                            assertEquals(2, within.at(0));
                            return twice(within);
                        })
                        .at(0));
    }

    @Test
    void threadsOfOneStepShareThePackedFormsOfItsWeights() {
        Workspace other = workspace.forAnotherThread(), stranger = new Workspace();
        for (int step = 0; step < 2; step++) {
            boolean known = step > 0;
            workspace.run(() -> other.run(() -> {
                Workspace.sharePackedForms(x);
                var form = Workspace.packedForm(x, true);
                assertSame(form, workspace.run(() -> Workspace.packedForm(x, true)));
                assertEquals(known, form != null);
                assertNull(stranger.run(() -> Workspace.packedForm(x, true)));
                return x;
            }));
        }
    }

    private static Tensor twice(Tensor t) {
        return Elementwise.combine(Binary.ADD, t, t);
    }
}
