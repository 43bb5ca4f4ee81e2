package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.network.CriticStyle;
import io.github.gradgrad.gan.network.Dcgan;
import io.github.gradgrad.gan.network.Mlp;
import io.github.gradgrad.gan.network.Networks;
import io.github.gradgrad.tensor.Shape;

/** The networks by their names on the command line. */
public enum Model {
    /** {@link Mlp}, for points and small images. */
    MLP("mlp") {
        @Override
        Networks networks(Settings settings, Shape sample, int classes, CriticStyle style) {
            Mlp usual = Mlp.of(sample).withClasses(classes).withStyle(style);
            return settings.width() == 0 ? usual : usual.withWidth(settings.width());
        }
    },
    /** {@link Dcgan}, for square images. */
    DCGAN("dcgan") {
        @Override
        Networks networks(Settings settings, Shape sample, int classes, CriticStyle style) {
            Dcgan usual = Dcgan.of(sample)
                    .withKernel(settings.kernel())
                    .withResize(settings.resize())
                    .withClasses(classes)
                    .withStyle(style);
            return settings.width() == 0 ? usual : usual.withWidth(settings.width());
        }
    };

    private final String id;

    Model(String id) {
        this.id = id;
    }

    /**
     * The networks for samples of a shape, as the settings say.
     *
     * @throws IllegalArgumentException if there are none for this shape
     */
    abstract Networks networks(Settings settings, Shape sample, int classes, CriticStyle style);

    /**
     * The model of a name such as {@code mlp}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Model of(String id) {
        return Choice.of("--model", Model.class, id);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
