/** The command line: {@code gradgrad train}, {@code sample}, {@code evaluate}, {@code info}. */
@NullMarked
package io.github.gradgrad.gan.cli;

import org.jspecify.annotations.NullMarked;
