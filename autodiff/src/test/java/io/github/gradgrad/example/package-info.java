/** An op of a user's own, outside of the library's packages, with its test. */
@NullMarked
package io.github.gradgrad.example;

import org.jspecify.annotations.NullMarked;
