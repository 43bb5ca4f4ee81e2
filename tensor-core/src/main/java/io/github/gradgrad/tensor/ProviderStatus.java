package io.github.gradgrad.tensor;

/**
 * What became of one provider when the {@link Backend} was chosen: a row of what {@code gradgrad info} prints.
 *
 * @param role what it provides: {@code kernels} or {@code products}
 * @param name the name that {@code -Dgradgrad.kernels=} or {@code -Dgradgrad.blas=} takes, or that of a module which could
 *     not be read
 * @param inUse whether it was chosen
 * @param note a description of a provider in use, else the reason why it is not
 */
public record ProviderStatus(String role, String name, boolean inUse, String note) {}
