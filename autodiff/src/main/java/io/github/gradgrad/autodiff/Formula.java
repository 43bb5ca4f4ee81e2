package io.github.gradgrad.autodiff;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An op's value and its gradient rule as formulas, for pages that explain a graph. A test finds those of the library's
 * own ops in the paragraphs of their Javadoc, of which {@code docs/ops.md} is made.
 *
 * <p>x is the input of an op of one input, a and b are those of an op of two, g is the cotangent of the output y; {@code ^}
 * raises to a power, {@code ^T} transposes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Formula {
    /** What the inputs are called, if not x, or a and b. */
    String[] inputs() default {};

    /** The value, such as {@code tanh(x)}. */
    String y();

    /**
     * For each input what the rule gives, such as {@code g (1 - y^2)}; {@code absent: ..}, with the reason, where that is
     * zero by the structure of the op. If an op has more inputs than formulas, the last one is that of the rest.
     */
    String[] gradient();
}
