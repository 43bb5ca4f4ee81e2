/** The command {@code gradgrad bench}: the critic step as other engines' programs time it, and the JMH suites. */
@NullMarked
package io.github.gradgrad.benchmarks;

import org.jspecify.annotations.NullMarked;
