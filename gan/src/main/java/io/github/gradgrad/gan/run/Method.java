package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.ConsistencyTerm;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.SpectralNormalisation;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.RmsProp;
import java.util.List;
import java.util.Optional;

/**
 * A way to train: a choice of loss, constraint, critic and optimiser. Loss and penalty are where a run starts from, and may
 * be replaced by its settings; what else a method adds to the critic is the method.
 */
public enum Method {
    /** The standard GAN, non-saturating (Goodfellow et al., 2014), with the optimiser of Radford et al. (2016). */
    GAN("gan", Loss.NON_SATURATING, Penalty.NONE, 2e-4, 0.5),

    /** Weight clipping and RMSProp (Arjovsky et al., 2017, algorithm 1). */
    WGAN("wgan", Loss.WASSERSTEIN, Penalty.NONE, 5e-5, 0) {
        @Override
        Optional<LipschitzConstraint> addition(Settings settings, Layer critic) {
            return Optional.of(new WeightClipping(-settings.clip(), settings.clip()));
        }

        @Override
        Optimiser optimiser(List<Parameter> parameters, Settings settings) {
            return new RmsProp(parameters, settings.learningRate());
        }
    },

    /** The gradient penalty and Adam with beta1 = 0 (Gulrajani et al., 2017, algorithm 1). */
    WGAN_GP("wgan-gp", Loss.WASSERSTEIN, Penalty.TWO_SIDED, 1e-4, 0),

    /**
     * The gradient penalty, a critic with dropout, and the consistency term (Wei et al., 2018). The term's weight keeps the
     * paper's ratio to the penalty's, 2 to 10: beside small distances either would drown what there is to learn.
     */
    WGAN_CT("wgan-ct", Loss.WASSERSTEIN, Penalty.TWO_SIDED, 1e-4, 0) {
        @Override
        Optional<LipschitzConstraint> addition(Settings settings, Layer critic) {
            ConsistencyTerm paper = ConsistencyTerm.PAPER;
            double weight = paper.weight() * settings.lambda() / GradientPenalty.PAPER.lambda();
            return Optional.of(new ConsistencyTerm(weight, paper.margin(), paper.featureWeight()));
        }

        @Override
        CriticStyle style() {
            return CriticStyle.DROPOUT;
        }
    },

    /** Spectral normalisation (Miyato et al., 2018), here with the Wasserstein loss unless another is asked for. */
    WGAN_SN("wgan-sn", Loss.WASSERSTEIN, Penalty.NONE, 2e-4, 0) {
        @Override
        Optional<LipschitzConstraint> addition(Settings settings, Layer critic) {
            return Optional.of(SpectralNormalisation.of(critic));
        }

        @Override
        CriticStyle style() {
            return CriticStyle.SPECTRAL;
        }
    };

    private final String id;
    private final Loss loss;
    private final Penalty penalty;
    private final double paperLearningRate;
    private final double beta1;

    Method(String id, Loss loss, Penalty penalty, double paperLearningRate, double beta1) {
        this.id = id;
        this.loss = loss;
        this.penalty = penalty;
        this.paperLearningRate = paperLearningRate;
        this.beta1 = beta1;
    }

    /** The penalty of the settings and what the method adds to it. */
    LipschitzConstraint constraint(Settings settings, Layer critic) {
        LipschitzConstraint penalty = settings.penalty().constraint(settings.lambda());
        return addition(settings, critic)
                .map(more -> settings.penalty() == Penalty.NONE ? more : penalty.and(more))
                .orElse(penalty);
    }

    Optional<LipschitzConstraint> addition(Settings settings, Layer critic) {
        return Optional.empty();
    }

    CriticStyle style() {
        return CriticStyle.PLAIN;
    }

    Optimiser optimiser(List<Parameter> parameters, Settings settings) {
        return new Adam(parameters, settings.learningRate()).betas(settings.beta1(), this == GAN ? 0.999 : 0.9);
    }

    Loss loss() {
        return loss;
    }

    Penalty penalty() {
        return penalty;
    }

    double paperLearningRate() {
        return paperLearningRate;
    }

    double beta1() {
        return beta1;
    }

    /**
     * The method of a name such as {@code wgan-gp}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Method of(String id) {
        return Choice.of("--method", Method.class, id);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
