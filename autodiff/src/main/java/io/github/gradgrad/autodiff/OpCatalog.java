package io.github.gradgrad.autodiff;

import java.util.List;

/**
 * Every op there is, one line each.
 *
 * <p>The list is closed under differentiation: a gradient rule may use what is listed here and nothing else. Tests hold
 * it against the op classes and their tests, and write {@code docs/ops.md} from it.
 */
final class OpCatalog {
    static final List<Class<? extends Op>> OPS = List.of(
            AddOp.class,
            SubOp.class,
            MulOp.class,
            DivOp.class,
            NegOp.class,
            MaximumOp.class,
            ShareOp.class,
            ExpOp.class,
            Expm1Op.class,
            LogOp.class,
            Log1pOp.class,
            SqrtOp.class,
            SquareOp.class,
            PowOp.class,
            SafeReciprocalOp.class,
            SinOp.class,
            CosOp.class,
            ErfOp.class,
            TanhOp.class,
            SigmoidOp.class,
            SoftplusOp.class,
            LeakyReluOp.class,
            MaskedScaleOp.class,
            ClampOp.class,
            GateOp.class,
            MatMulOp.class,
            LinearOp.class,
            Conv2dOp.class,
            Conv2dInputOp.class,
            Conv2dWeightOp.class,
            SumToOp.class,
            SafeNormOp.class,
            AmaxOp.class,
            BroadcastToOp.class,
            ReshapeOp.class,
            PermuteOp.class,
            FlipOp.class,
            SliceOp.class,
            UnsliceOp.class,
            ConcatOp.class,
            GatherOp.class,
            ScatterAddOp.class,
            HookOp.class,
            RecomputeOp.class);

    private OpCatalog() {}
}
