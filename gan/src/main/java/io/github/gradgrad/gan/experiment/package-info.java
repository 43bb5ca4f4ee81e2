/**
 * Published experiments, made again: {@link io.github.gradgrad.gan.experiment.Experiments} lists them. Each trains with
 * several seeds and writes figures, a table and a page that puts its result beside the published one.
 */
@NullMarked
package io.github.gradgrad.gan.experiment;

import org.jspecify.annotations.NullMarked;
