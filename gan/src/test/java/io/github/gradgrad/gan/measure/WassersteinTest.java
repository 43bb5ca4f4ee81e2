package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WassersteinTest {
    @Test
    void numbersThatAreMovedAreThatFarAway() {
        double[] a = {3, -1, 2, 2, 7}, b = Arrays.stream(a).map(x -> x + 0.75).toArray();

        assertEquals(0.75, Wasserstein.ofNumbers(a, b), 1e-15);
        assertEquals(0, Wasserstein.ofNumbers(a, a));
    }

    /** Half of {0, 0} must go to 1, and of {0, 3} against {1}: 1/2 by 1 and 1/2 by 2. */
    @Test
    void setsOfDifferentSizesShareTheirWeight() {
        assertEquals(0.5, Wasserstein.ofNumbers(new double[] {0}, new double[] {0, 1}), 1e-15);
        assertEquals(1.5, Wasserstein.ofNumbers(new double[] {1}, new double[] {0, 3}), 1e-15);
        assertEquals(1.5, Wasserstein.ofNumbers(new double[] {0, 3}, new double[] {1}), 1e-15);
        // {0, 1, 2} to {0, 2}: a third of the weight sits at 1, half of it goes either way.
        assertEquals(1 / 3.0, Wasserstein.ofNumbers(new double[] {0, 1, 2}, new double[] {0, 2}), 1e-15);
    }

    /** W1 of N(0, 1) and N(0, s^2) is (s - 1) E|x| = (s - 1) sqrt(2 / pi). */
    @Test
    void normalNumbersHaveTheDistanceOfTheBooks() {
        double[] a = RandomStream.of(1).normal(DType.FLOAT64, Shape.of(100_000)).toDoubles();
        double[] b = Arrays.stream(RandomStream.of(2)
                        .normal(DType.FLOAT64, Shape.of(100_000))
                        .toDoubles())
                .map(x -> 3 * x)
                .toArray();

        assertEquals(2 * Math.sqrt(2 / Math.PI), Wasserstein.ofNumbers(a, b), 0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void noAssignmentIsCheaperThanTheOneFound(int n) {
        for (int seed = 0; seed < 20; seed++) {
            double[] numbers = RandomStream.of(seed)
                    .uniform(DType.FLOAT64, Shape.of(n * n))
                    .toDoubles();
            double[][] costs = new double[n][];
            // Few different costs, so that ties come up.
            for (int i = 0; i < n; i++) {
                costs[i] = Arrays.stream(numbers, i * n, (i + 1) * n)
                        .map(x -> Math.floor(6 * x) - 2)
                        .toArray();
            }
            int[] columns = Assignment.of(costs);

            double cost = 0;
            for (int i = 0; i < n; i++) cost += costs[i][columns[i]];
            assertEquals(n, Arrays.stream(columns).distinct().count());
            assertEquals(cheapest(costs, 0, new boolean[n]), cost, 1e-12, "seed " + seed);
        }
    }

    /** On a line, sorting is the best assignment. */
    @Test
    void pointsOnALineAgreeWithTheExactDistanceOfNumbers() {
        int n = 300;
        Tensor a = RandomStream.of(3).normal(DType.FLOAT64, Shape.of(n, 1));
        Tensor b = RandomStream.of(4).uniform(DType.FLOAT64, Shape.of(n, 1), -2, 3);

        assertEquals(Wasserstein.ofNumbers(a.toDoubles(), b.toDoubles()), Wasserstein.assignment(a, b), 1e-12);
    }

    /** By duality no coupling beats a translation: <delta/||delta||, x> is 1-Lipschitz and tells the sets ||delta|| apart. */
    @Test
    void manyPointsThatAreMovedAreThatFarAway() {
        int n = Wasserstein.MOST_SAMPLES;
        Tensor a = RandomStream.of(5).normal(DType.FLOAT64, Shape.of(n, 2));
        int[] order = RandomStream.of(6).permutation(n);
        Tensor b = Tensor.generate(
                DType.FLOAT64, Shape.of(n, 2), i -> a.get(order[i / 2], i % 2) + (i % 2 == 0 ? 0.3 : -0.4));

        assertEquals(0.5, Wasserstein.assignment(a, b), 1e-9);
    }

    @Test
    void slicesOfMovedSetsAreShorterByTheMeanCosine() {
        Tensor a = RandomStream.of(7).normal(DType.FLOAT64, Shape.of(40, 2));
        Tensor b = Tensor.generate(DType.FLOAT64, a.shape(), i -> a.at(i) + (i % 2 == 0 ? 3 : 4));

        // |cos| has the mean 2 / pi and a variance below 0.1; five standard deviations of a mean of 4,000.
        assertEquals(5 * 2 / Math.PI, SlicedWasserstein.of(a, b, 4_000, 1), 5 * 5 * Math.sqrt(0.1 / 4_000));
        assertEquals(0, SlicedWasserstein.of(a, a, 1));
        assertTrue(SlicedWasserstein.of(a, b, 1) <= Wasserstein.assignment(a, b));
    }

    @Test
    void inOneDimensionASliceIsTheWhole() {
        Tensor a = Tensor.of(Shape.of(2, 1), 0.0, 3.0), b = Tensor.of(Shape.of(1, 1), 1.0);

        assertEquals(1.5, SlicedWasserstein.of(a, b, 1, 1), 1e-12);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        Tensor two = Tensor.of(Shape.of(2, 1), 0.0, 3.0), one = Tensor.of(Shape.of(1, 1), 1.0);
        Tensor many = Tensor.zeros(DType.FLOAT32, Shape.of(Wasserstein.MOST_SAMPLES + 1, 1));
        Tensor nan = Tensor.of(Shape.of(2, 1), 0.0, Double.NaN);

        assertThrows(IllegalArgumentException.class, () -> Wasserstein.assignment(two, one));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.assignment(many, many));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.assignment(two, nan));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.ofNumbers(new double[0], new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.ofNumbers(new double[] {1}, nan.toDoubles()));
        assertThrows(IllegalArgumentException.class, () -> SlicedWasserstein.of(two, two, 0, 1));
        assertThrows(
                IllegalArgumentException.class, () -> SlicedWasserstein.of(two, two.reshape(Shape.of(1, 2)), 1, 1));
    }

    /** All ways to choose a column for each row. */
    private static double cheapest(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) return 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < costs.length; j++) {
            if (taken[j]) continue;
            taken[j] = true;
            least = Math.min(least, costs[row][j] + cheapest(costs, row + 1, taken));
            taken[j] = false;
        }
        return least;
    }
}
