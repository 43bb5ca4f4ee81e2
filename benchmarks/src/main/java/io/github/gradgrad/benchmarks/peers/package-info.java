/** The critic step of other engines beside ours: each in processes of its own, in turns. */
@NullMarked
package io.github.gradgrad.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
