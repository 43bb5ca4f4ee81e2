package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every op owes: the test of an op {@code XxxOp} is a subclass {@code XxxOpTest} that gives examples of its use and
 * of its misuse, and inherits the tests.
 *
 * <p>{@link UnaryContractTest} and {@link BinaryContractTest} know the examples of an elementwise op; there the subclass
 * gives only the op and its formula. Conventions at single points are further tests in the subclass.
 */
public abstract class OpContractTest {
    /** The test of an op, found by its name. */
    static OpContractTest of(Class<? extends Op> op) {
        String test = op.getName() + "Test";
        return assertDoesNotThrow(
                () -> Class.forName(test)
                        .asSubclass(OpContractTest.class)
                        .getDeclaredConstructor()
                        .newInstance(),
                () -> op.getSimpleName() + " has no " + test);
    }

    /** Applications of the op: its attributes, and awkward shapes. */
    abstract Stream<Example> examples();

    /** Calls that the op must refuse. */
    abstract Stream<Refusal> refusals();

    /** Up to which order derivatives are compared with finite differences. */
    int order() {
        return 3;
    }

    /** How many dims an input of the op may have; no more than five are tried. */
    int dims() {
        return 5;
    }

    /** Where an element is a sum, the size that its terms may reach together: a FLOAT32 rounding error is relative to it. */
    double sumsUpTo() {
        return 0;
    }

    /** What errors call the op: the name of the test's class without "OpTest". */
    final String opName() {
        String stem = getClass().getSimpleName().replace("OpTest", "");
        return Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithItsFormula() {
        return each(example -> {
            Tensor actual = value(example, example.inputs());
            Numbers expected = example.expected(example.inputs());
            assertEquals(expected.shape(), actual.shape());
            for (int i = 0; i < actual.size(); i++) {
                assertEquals(expected.at(i), actual.at(i), 1e-12 * Math.max(1, Math.abs(expected.at(i))));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> agreesWithItsFormulaInFloat32ToAFewUlp() {
        return each(example -> {
            Tensor actual = value(example, cast(example.inputs(), DType.FLOAT32));
            Numbers expected = example.expected(example.inputs());
            assertEquals(DType.FLOAT32, actual.dtype());
            for (int i = 0; i < actual.size(); i++) {
                float scale = (float) Math.max(Math.abs(expected.at(i)), sumsUpTo());
                assertEquals(expected.at(i), actual.at(i), 4 * Math.ulp(scale));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> derivativesAgreeWithFiniteDifferences() {
        return each(example -> GradientCheck.of(example.op())
                .order(order())
                .at(example.inputs().toArray(Tensor[]::new)));
    }

    @TestFactory
    Stream<DynamicTest> derivativesInFloat32AgreeWithThoseInFloat64() {
        return each(example -> {
            List<Tensor> expected = TwoOrders.of(example.op(), example.inputs()).all();
            List<Tensor> actual = TwoOrders.of(example.op(), cast(example.inputs(), DType.FLOAT32))
                    .all();
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(DType.FLOAT32, actual.get(i).dtype());
                double deviation = Deviation.of(actual.get(i), expected.get(i));
                assertTrue(deviation <= 1e-5, "derivative " + i + ": deviation " + deviation);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> leavesItsInputsAsTheyWere() {
        return each(example -> {
            List<Tensor> inputs = example.inputs();
            TwoOrders.of(example.op(), inputs);
            assertEquals(example.inputs(), inputs);
        });
    }

    @TestFactory
    Stream<DynamicTest> buildsNoGraphOnConstants() {
        return each(example -> {
            Variable y = example.op()
                    .apply(example.inputs().stream().map(Variable::constant).toList());
            assertFalse(y.isDifferentiable());
            assertTrue(y.inputs().isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWrongCallsByName() {
        return refusals()
                .map(refusal -> dynamicTest(String.join(", ", refusal.mentions()), () -> {
                    String message = String.valueOf(assertThrows(IllegalArgumentException.class, refusal.call()::get)
                            .getMessage());
                    for (String mention : refusal.mentions()) {
                        assertTrue(
                                message.toLowerCase(Locale.ROOT).contains(mention.toLowerCase(Locale.ROOT)),
                                () -> "'" + message + "' does not mention " + mention);
                    }
                }));
    }

    private Stream<DynamicTest> each(Consumer<Example> check) {
        return examples().map(example -> dynamicTest(example.label(), () -> check.accept(example)));
    }

    private static Tensor value(Example example, List<Tensor> inputs) {
        return example.op().apply(inputs.stream().map(Variable::of).toList()).value();
    }

    private static List<Tensor> cast(List<Tensor> tensors, DType dtype) {
        return tensors.stream().map(x -> x.cast(dtype)).toList();
    }
}
