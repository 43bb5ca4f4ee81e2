package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a graph or an error shows of an op beside its name. */
class OpAttributesTest {
    static Stream<Arguments> all() {
        Shape shape = Shape.of(2, 3);
        ConvGeometry geometry = ConvGeometry.of(2, 1);
        double infinity = Double.POSITIVE_INFINITY;
        return Stream.of(
                Arguments.of("", new AddOp()),
                Arguments.of("dims=[0, -1]", new AmaxOp(0, -1)),
                Arguments.of("target=[2, 3]", new BroadcastToOp(shape)),
                Arguments.of("min=-1.0,max=Infinity,closed", new ClampOp(-1, infinity, true)),
                Arguments.of("min=-1.0,max=1.0", new ClampOp(-1, 1, false)),
                Arguments.of("dim=1", new ConcatOp(1)),
                Arguments.of("stride=2x2,padding=1x1,dilation=1x1,groups=1", new Conv2dOp(geometry)),
                Arguments.of(
                        "input=[2, 3],stride=2x2,padding=1x1,dilation=1x1,groups=1",
                        new Conv2dInputOp(shape, geometry)),
                Arguments.of(
                        "weight=[2, 3],stride=2x2,padding=1x1,dilation=1x1,groups=1",
                        new Conv2dWeightOp(shape, geometry)),
                Arguments.of("dims=[1]", new FlipOp(1)),
                Arguments.of("min=0.0,max=1.0,closed", new GateOp(0, 1, true)),
                Arguments.of("min=0.0,max=1.0", new GateOp(0, 1, false)),
                Arguments.of("target=[2, 3]", new GatherOp(new int[6], shape)),
                Arguments.of("slope=0.2", new LeakyReluOp(0.2)),
                Arguments.of("slope=0.0", new MaskedScaleOp(0)),
                Arguments.of("", new MatMulOp(false, false)),
                Arguments.of("transposeA", new MatMulOp(true, false)),
                Arguments.of("transposeB", new MatMulOp(false, true)),
                Arguments.of("transposeA,transposeB", new MatMulOp(true, true)),
                Arguments.of("order=[1, 0]", new PermuteOp(1, 0)),
                Arguments.of("p=1.5", new PowOp(1.5)),
                Arguments.of("target=[2, 3]", new ReshapeOp(shape)),
                Arguments.of("target=[2, 3]", new SafeNormOp(shape)),
                Arguments.of("target=[2, 3]", new ScatterAddOp(new int[6], shape)),
                Arguments.of("dim=1,0:3:2", new SliceOp(1, 0, 3, 2)),
                Arguments.of("target=[2, 3]", new SumToOp(shape)),
                Arguments.of("target=[2, 3],dim=1,0:3:2", new UnsliceOp(shape, 1, 0, 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areWhatTheOpWasMadeWith(String expected, Op op) {
        assertEquals(expected, op.attributes());
    }
}
