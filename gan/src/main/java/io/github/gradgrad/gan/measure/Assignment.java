package io.github.gradgrad.gan.measure;

import java.util.Arrays;

/**
 * The assignment of n rows to n columns of least total cost, in O(n^3): one shortest augmenting path a row, kept short by
 * dual prices (Jonker and Volgenant, "A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems",
 * Computing 38, 1987, in the form of the Hungarian method with potentials).
 */
final class Assignment {
    private final double[][] costs;
    private final double[] rowPrice;
    private final double[] columnPrice;
    /** The row of each column, or -1. */
    private final int[] rowOf;

    private Assignment(double[][] costs) {
        this.costs = costs;
        this.rowPrice = new double[costs.length];
        this.columnPrice = new double[costs.length];
        this.rowOf = new int[costs.length];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < costs.length; row++) augment(row);
    }

    /** The column of each row, for a square matrix of finite costs. */
    static int[] of(double[][] costs) {
        Assignment solved = new Assignment(costs);
        int[] columnOf = new int[costs.length];
        for (int column = 0; column < costs.length; column++) columnOf[solved.rowOf[column]] = column;
        return columnOf;
    }

    /** Dijkstra from a free row to the nearest free column, over reduced costs; then the path is flipped. */
    private void augment(int start) {
        int n = costs.length, row = start, column = -1;
        double[] distance = new double[n];
        int[] previous = new int[n];
        boolean[] done = new boolean[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(previous, -1);
        double reached = 0;
        while (row >= 0) {
            int next = -1;
            double[] cost = costs[row];
            double base = reached - rowPrice[row];
            for (int j = 0; j < n; j++) {
                if (done[j]) continue;
                double through = base + cost[j] - columnPrice[j];
                if (through < distance[j]) {
                    distance[j] = through;
                    previous[j] = column;
                }
                if (next < 0 || distance[j] < distance[next]) next = j;
            }
            reached = distance[next];
            done[next] = true;
            column = next;
            row = rowOf[column];
        }
        rowPrice[start] += reached;
        for (int j = 0; j < n; j++) {
            if (!done[j] || j == column) continue;
            columnPrice[j] -= reached - distance[j];
            rowPrice[rowOf[j]] += reached - distance[j];
        }
        for (int j = column; j >= 0; j = previous[j]) rowOf[j] = previous[j] < 0 ? start : rowOf[previous[j]];
    }
}
