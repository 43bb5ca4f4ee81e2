package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Tensor ONES = Tensor.ones(DType.FLOAT32, Shape.of(2, 3));

    private final Parameter weight = Parameter.of("weight", ONES);
    private final Parameter bias = Parameter.of("bias", Tensor.zeros(DType.FLOAT32, Shape.of(2)));
    private final List<Parameter> parameters = List.of(weight, bias);

    @Test
    void theMapHoldsTheValuesInOrder() {
        assertEquals(
                List.of(Map.entry("weight", ONES), Map.entry("bias", bias.value())),
                List.copyOf(Parameters.toMap(parameters).entrySet()));
    }

    @Test
    void variablesAreTheCurrentLeaves() {
        assertEquals(List.of(weight.variable(), bias.variable()), Parameters.variables(parameters));
    }

    @Test
    void twoParametersOfOneNameAreRefused() {
        Parameter second = Parameter.of("weight", ONES);
        String message = assertThrows(IllegalArgumentException.class, () -> Parameters.toMap(List.of(weight, second)))
                .getMessage();
        assertEquals(
                "parameters: two have the name weight;"
                        + " a layer that holds several layers gives each a name with named()",
                message);
    }

    @Test
    void loadingGoesByNameWhateverTheOrder() {
        Tensor newBias = Tensor.of(Shape.of(2), 5f, 6f), newWeight = Tensor.full(DType.FLOAT32, Shape.of(2, 3), 7);
        Map<String, Tensor> values = new LinkedHashMap<>();
        values.put("bias", newBias);
        values.put("weight", newWeight);
        Parameters.load(parameters, values);
        assertEquals(newWeight, weight.value());
        assertEquals(newBias, bias.value());
    }

    @Test
    void allThatDoesNotMatchIsReportedAtOnceAndNothingChanges() {
        Parameter scale = Parameter.of("scale", Tensor.zeros(DType.FLOAT32, Shape.of()));
        Map<String, Tensor> values = new LinkedHashMap<>();
        values.put("weight", Tensor.zeros(DType.FLOAT32, Shape.of(3, 2)));
        values.put("bias", Tensor.ones(DType.FLOAT32, Shape.of(2)));
        values.put("basis", Tensor.zeros(DType.FLOAT64, Shape.of(4)));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Parameters.load(List.of(weight, bias, scale), values))
                .getMessage();
        assertEquals(
                "the parameters do not match: weight is FLOAT32[3, 2], expected FLOAT32[2, 3]; missing scale FLOAT32[];"
                        + " unexpected basis FLOAT64[4]",
                message);
        assertEquals(Tensor.zeros(DType.FLOAT32, Shape.of(2)), bias.value());
    }

    @Test
    void anotherTypeDoesNotMatch() {
        Map<String, Tensor> values = Map.of("weight", ONES, "bias", bias.value().cast(DType.FLOAT64));
        String message = assertThrows(IllegalArgumentException.class, () -> Parameters.load(parameters, values))
                .getMessage();
        assertEquals("the parameters do not match: bias is FLOAT64[2], expected FLOAT32[2]", message);
    }
}
