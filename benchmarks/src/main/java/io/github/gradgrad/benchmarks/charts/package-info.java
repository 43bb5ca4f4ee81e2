/** The pictures of measurements: bars beside each other, and lines over a size. */
@NullMarked
package io.github.gradgrad.benchmarks.charts;

import org.jspecify.annotations.NullMarked;
