/** The JMH suites: products, elementwise functions, reductions, and a critic's passes. Their default settings are short. */
@NullMarked
package io.github.gradgrad.benchmarks.suites;

import org.jspecify.annotations.NullMarked;
