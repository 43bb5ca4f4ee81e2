/**
 * Examines implementations of gradient penalties, and names what is wrong with them. Start at {@link
 * io.github.gradgrad.gan.doctor.PenaltyDoctor}.
 */
@NullMarked
package io.github.gradgrad.gan.doctor;

import org.jspecify.annotations.NullMarked;
