package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParameterGroupsTest {
    private static final Tensor START = Tensor.of(Shape.of(2), 1.0, -2.0), GRADIENT = Tensor.of(Shape.of(2), 0.5, 3.0);

    private static List<Parameter> one(String name) {
        return List.of(Parameter.of(name, START));
    }

    private static Tensor value(Optimiser optimiser, int parameter) {
        return optimiser.parameters().get(parameter).value();
    }

    @Test
    void eachGroupStepsByItsOwnRule() {
        Optimiser adamW = new AdamW(one("a"), 0.1), sgd = new Sgd(one("b"), 0.01).momentum(0.9);
        ParameterGroups groups = ParameterGroups.of(new AdamW(one("a"), 0.1), new Sgd(one("b"), 0.01).momentum(0.9));
        for (int step = 0; step < 3; step++) {
            adamW.step(List.of(GRADIENT));
            sgd.step(List.of(GRADIENT));
            groups.step(List.of(GRADIENT, GRADIENT));
        }
        assertEquals(value(adamW, 0), value(groups, 0));
        assertEquals(value(sgd, 0), value(groups, 1));
        assertEquals(3, groups.steps());
    }

    @Test
    void aNewLearningRateChangesAllInProportion() {
        ParameterGroups groups = ParameterGroups.of(new Sgd(one("a"), 0.5), new Sgd(one("b"), 0.125));
        groups.learningRate(1);
        groups.step(List.of(GRADIENT, GRADIENT));
        // theta - rate g, with the rates 1 and 1/4.
        assertEquals(Tensor.of(Shape.of(2), 0.5, -5.0), value(groups, 0));
        assertEquals(Tensor.of(Shape.of(2), 0.875, -2.75), value(groups, 1));
    }

    @Test
    void theStateIsThatOfAllGroupsAndGoesOnWhereItStopped() {
        ParameterGroups groups = ParameterGroups.of(new Adam(one("a"), 0.1), new Sgd(one("b"), 0.1).momentum(0.5));
        groups.step(List.of(GRADIENT, GRADIENT));
        Map<String, Tensor> state = groups.state();
        assertEquals(List.of("step", "a.exp_avg", "a.exp_avg_sq", "b.momentum_buffer"), List.copyOf(state.keySet()));
        ParameterGroups again = ParameterGroups.of(
                new Adam(List.of(Parameter.of("a", value(groups, 0))), 0.1),
                new Sgd(List.of(Parameter.of("b", value(groups, 1))), 0.1).momentum(0.5));
        again.restore(state);
        groups.step(List.of(GRADIENT, GRADIENT));
        again.step(List.of(GRADIENT, GRADIENT));
        assertEquals(groups.state(), again.state());
        assertEquals(value(groups, 0), value(again, 0));
        assertEquals(value(groups, 1), value(again, 1));
    }

    @Test
    void whatCannotBeAGroupIsRefused() {
        Optimiser stepped = new Sgd(one("a"), 0.1);
        stepped.step(List.of(GRADIENT));
        Optimiser nested = ParameterGroups.of(new Sgd(one("a"), 0.1));
        Stream.of(stepped, nested, new Sgd(one("a"), 0))
                .forEach(group -> assertThrows(IllegalArgumentException.class, () -> ParameterGroups.of(group)));
        assertThrows(IllegalArgumentException.class, ParameterGroups::of);
        String twice = assertThrows(
                        IllegalArgumentException.class,
                        () -> ParameterGroups.of(new Sgd(one("a"), 0.1), new Sgd(one("a"), 0.2)))
                .getMessage();
        assertEquals(
                "parameters: two have the name a; a layer that holds several layers gives each a name with named()",
                twice);
    }
}
