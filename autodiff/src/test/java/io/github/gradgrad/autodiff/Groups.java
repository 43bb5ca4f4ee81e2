package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The elements of an array that a reduction joins: the formulas of reductions and normalisations in plain loops. */
final class Groups {
    private final Numbers origin;
    private final List<List<Double>> groups = new ArrayList<>();

    private Groups(Numbers x, Shape reduced) {
        int[] next = {0};
        origin = Numbers.generate(reduced.toArray(), i -> next[0]++);
        for (int g = 0; g < reduced.size(); g++) groups.add(new ArrayList<>());
        Numbers.generate(x.dims(), i -> {
            groupOf(i).add(x.get(i));
            return 0;
        });
    }

    /** The groups of x in whose dims {@code reduced}, a shape of the same rank, has size 1. */
    static Groups of(Numbers x, Shape reduced) {
        return new Groups(x, reduced);
    }

    /** f of each group, under the shape y. */
    Numbers join(Shape y, ToDoubleFunction<double[]> f) {
        int[] next = {0};
        return Numbers.generate(y.toArray(), i -> f.applyAsDouble(array(groups.get(next[0]++))));
    }

    /** f of the group that the element of x at this index belongs to. */
    double at(int[] index, ToDoubleFunction<double[]> f) {
        return f.applyAsDouble(array(groupOf(index)));
    }

    private List<Double> groupOf(int[] index) {
        return groups.get((int) origin.stretched(index));
    }

    private static double[] array(List<Double> group) {
        return group.stream().mapToDouble(v -> v).toArray();
    }
}
