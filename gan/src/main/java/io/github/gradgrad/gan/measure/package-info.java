/**
 * How good generated samples are: which modes of a known mixture they cover, and which real sample each comes nearest
 * to.
 */
@NullMarked
package io.github.gradgrad.gan.measure;

import org.jspecify.annotations.NullMarked;
