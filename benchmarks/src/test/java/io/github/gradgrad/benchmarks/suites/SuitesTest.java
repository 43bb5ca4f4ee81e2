package io.github.gradgrad.benchmarks.suites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Does what JMH would do, without its clock: every benchmark that it knows of, with every choice of parameters, once. */
class SuitesTest {
    @ParameterizedTest(name = "{0}.{1} {2}")
    @MethodSource("benchmarks")
    void everyBenchmarkRunsAndComputesFiniteNumbers(String suite, String name, Map<String, String> parameters)
            throws Exception {
        Class<?> type = type(suite);
        Object state = type.getConstructor().newInstance();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            set(type.getField(parameter.getKey()), state, parameter.getValue());
        }
        for (Method method : type.getMethods()) if (method.isAnnotationPresent(Setup.class)) method.invoke(state);
        Object result = type.getMethod(name).invoke(state);
        for (Method method : type.getMethods()) if (method.isAnnotationPresent(TearDown.class)) method.invoke(state);
        assertNotNull(result);
        numbers(result).forEach(tensor -> assertTrue(tensor.isFinite(), tensor::toString));
    }

    @Test
    void everyClassOfBenchmarksBelongsToOneSuite() {
        for (String name : SuiteList.read().keySet())
            assertEquals(1, Suite.of(name).size(), name);
    }

    static List<Arguments> benchmarks() throws ReflectiveOperationException {
        List<Arguments> all = new ArrayList<>();
        for (Map.Entry<String, SortedSet<String>> suite : SuiteList.read().entrySet()) {
            for (Map<String, String> parameters : choices(type(suite.getKey()))) {
                for (String name : suite.getValue()) all.add(Arguments.of(suite.getKey(), name, parameters));
            }
        }
        return all;
    }

    private static Class<?> type(String suite) throws ClassNotFoundException {
        return Class.forName(SuitesTest.class.getPackageName() + "." + suite);
    }

    /** Every combination of the values of the class's parameters. */
    private static List<Map<String, String>> choices(Class<?> type) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (Field field : type.getFields()) {
            Param values = field.getAnnotation(Param.class);
            if (values == null) continue;
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> choice : choices) {
                for (String value : values(field, values)) {
                    Map<String, String> next = new LinkedHashMap<>(choice);
                    next.put(field.getName(), value);
                    longer.add(next);
                }
            }
            choices = longer;
        }
        return choices;
    }

    private static List<String> values(Field field, Param param) {
        if (!field.getType().isEnum()) return List.of(param.value());
        return Arrays.stream(field.getType().getEnumConstants())
                .map(Object::toString)
                .toList();
    }

    private static void set(Field field, Object state, String value) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type == int.class) field.setInt(state, Integer.parseInt(value));
        else if (type == boolean.class) field.setBoolean(state, Boolean.parseBoolean(value));
        else if (type.isEnum()) field.set(state, constant(type, value));
        else field.set(state, value);
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Tensor> numbers(Object result) {
        if (result instanceof Tensor tensor) return Stream.of(tensor);
        if (result instanceof Variable variable) return Stream.of(variable.value());
        if (result instanceof List<?> list) return list.stream().flatMap(SuitesTest::numbers);
        if (result instanceof float[] array) return Stream.of(Tensor.of(Shape.of(array.length), array));
        if (result instanceof int[] array)
            return Stream.of(Tensor.of(
                    Shape.of(array.length),
                    Arrays.stream(array).asDoubleStream().toArray()));
        if (result instanceof CriticUpdate.Result update) return Stream.of(Tensor.of(Shape.of(1), update.loss()));
        throw new AssertionError("what a benchmark returned is not known here: " + result.getClass());
    }
}
