package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Several groups of parameters that one optimiser steps together, each with options, a learning rate or even a formula of
 * its own:
 *
 * <pre>{@code
 * Optimiser optimiser = ParameterGroups.of(
 *         new AdamW(weights, 1e-3),
 *         new AdamW(biases, 1e-3).weightDecay(0),
 *         new AdamW(pretrained, 1e-4));
 * optimiser.step(loss.gradients(Parameters.variables(optimiser.parameters())));
 * }</pre>
 *
 * <p>The learning rate is that of the first group. A schedule that changes it changes the others in proportion. The
 * state is one map, as if there were no groups, so that it can be restored into other groups of the same formula.
 */
public final class ParameterGroups extends Optimiser {
    private final List<Optimiser> groups;
    private final List<Double> ratios;
    private final List<Optimiser> owners = new ArrayList<>();

    private ParameterGroups(List<Optimiser> groups) {
        super(all(groups), groups.get(0).learningRate());
        this.groups = groups;
        this.ratios = groups.stream()
                .map(group -> group.learningRate() / learningRate())
                .toList();
        groups.forEach(group -> group.parameters().forEach(parameter -> owners.add(group)));
    }

    /**
     * One optimiser of several. From now on it alone takes steps; the groups' options are those they have now.
     *
     * @throws IllegalArgumentException if there is no group, one has taken steps or consists of groups, the first one's
     *     learning rate is 0, or two parameters have one name
     */
    public static ParameterGroups of(Optimiser... groups) {
        if (groups.length == 0) throw new IllegalArgumentException("parameter groups: none given");
        for (Optimiser group : groups) {
            if (group.steps() > 0 || group instanceof ParameterGroups) {
                throw new IllegalArgumentException(
                        "parameter groups: plain optimisers that have taken no steps expected, got " + group);
            }
        }
        if (groups[0].learningRate() == 0) {
            throw new IllegalArgumentException("parameter groups: the first group's learning rate is 0");
        }
        return new ParameterGroups(List.of(groups));
    }

    private static List<Parameter> all(List<Optimiser> groups) {
        return groups.stream().flatMap(group -> group.parameters().stream()).toList();
    }

    @Override
    List<UpdateRule> rules(long step) {
        List<UpdateRule> rules = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            groups.get(g).learningRate(learningRate() * ratios.get(g));
            rules.addAll(groups.get(g).rules(step));
        }
        return rules;
    }

    @Override
    List<String> slots(int parameter) {
        return owners.get(parameter).slots();
    }

    /** The first group's formula. */
    @Override
    protected UpdateRule rule(long step) {
        return rules(step).get(0);
    }

    /** The first group's slots. */
    @Override
    protected List<String> slots() {
        return groups.get(0).slots();
    }
}
