/** Pairs of networks for points and for images: {@link io.github.gradgrad.gan.network.Mlp} and {@link io.github.gradgrad.gan.network.Dcgan}. */
@NullMarked
package io.github.gradgrad.gan.network;

import org.jspecify.annotations.NullMarked;
