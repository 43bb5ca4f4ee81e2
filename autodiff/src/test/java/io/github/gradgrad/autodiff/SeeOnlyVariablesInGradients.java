package io.github.gradgrad.autodiff;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Indexing;
import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The methods of an op that are named {@code gradient..}, and those of its own class that they call, touch no tensor.
 *
 * <p>A value that a rule reads is a constant to the next derivative, which is then wrong without a sign of it.
 */
final class SeeOnlyVariablesInGradients extends ArchCondition<JavaClass> {
    private static final Set<String> RAW_OWNERS = Set.of(
            Tensor.class.getName(),
            Elementwise.class.getName(),
            Reductions.class.getName(),
            Products.class.getName(),
            Convolutions.class.getName(),
            Indexing.class.getName(),
            Layouts.class.getName());
    private static final Set<String> RAW_READS = Set.of("value", "item", "detach");

    SeeOnlyVariablesInGradients() {
        super("see only variables in gradient rules");
    }

    @Override
    public void check(JavaClass op, ConditionEvents events) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        for (JavaMethod method : op.getMethods()) if (method.getName().startsWith("gradient")) open.push(method);
        Set<JavaCodeUnit> seen = new HashSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit method = open.pop();
            if (!seen.add(method)) continue;
            for (JavaAccess<?> access : method.getAccessesFromSelf()) {
                if (isRaw(access)) {
                    events.add(SimpleConditionEvent.violated(op, op.getSimpleName() + ": " + access.getDescription()));
                }
                op.getCodeUnits().stream()
                        .filter(unit -> access.getTarget().getFullName().equals(unit.getFullName()))
                        .forEach(open::push);
            }
        }
    }

    private static boolean isRaw(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return RAW_OWNERS.contains(owner)
                || (owner.equals(Variable.class.getName()) && RAW_READS.contains(access.getName()));
    }
}
