/** Drives a Chromium without a window through the DevTools protocol, to test the pages that this module writes. */
@NullMarked
package io.github.gradgrad.gan.browser;

import org.jspecify.annotations.NullMarked;
