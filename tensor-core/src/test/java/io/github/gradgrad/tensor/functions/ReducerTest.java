package io.github.gradgrad.tensor.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReducerTest {
    @ParameterizedTest
    @CsvSource({"SUM, 2, -5, -3", "MAX, 2, -5, 2", "MAX, -5, 2, 2", "MIN, 2, -5, -5", "MIN, -5, 2, -5"})
    void joinIsTheStepOfTheReduction(Reducer reducer, double a, double b, double expected) {
        assertEquals(expected, reducer.join(a, b));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, -3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
    void theStartValueLeavesTheFirstElementAsItIs(double x) {
        for (Reducer reducer : Reducer.values()) assertEquals(x, reducer.join(reducer.start(), x), reducer::toString);
    }

    @ParameterizedTest
    @EnumSource
    void aNaNStaysOne(Reducer reducer) {
        assertEquals(Double.NaN, reducer.join(Double.NaN, 1));
        assertEquals(Double.NaN, reducer.join(1, Double.NaN));
    }
}
