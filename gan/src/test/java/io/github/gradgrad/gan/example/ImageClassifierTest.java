package io.github.gradgrad.gan.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.LabelledImages;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageClassifierTest {
    @Test
    void ninetySevenOfAHundredDigitsThatItHasNotSeenAreReadRightly() throws IOException {
        ImageClassifier classifier = new ImageClassifier(LabelledImages.open("digits"), 20, 64, 3e-3, 1);
        for (long step = 0; step < classifier.steps(); step++) classifier.step();
        double accuracy = classifier.accuracy();
        assertTrue(accuracy >= 0.97, "accuracy " + accuracy);
    }

    @Test
    void equalSeedsLearnTheSame() throws IOException {
        LabelledImages.Split data = LabelledImages.open("digits");
        ImageClassifier one = new ImageClassifier(data, 1, 100, 1e-3, 7),
                two = new ImageClassifier(data, 1, 100, 1e-3, 7);
        for (int step = 0; step < 3; step++) assertEquals(one.step(), two.step());
        assertEquals(one.network().stateDict(), two.network().stateDict());
    }

    @Test
    void aTenthOfTheDigitsIsHeldOut() throws IOException {
        LabelledImages.Split data = LabelledImages.open("digits");
        assertEquals(1_617, data.training().size());
        assertEquals(180, data.test().size());
    }

    @Test
    void aBatchThatTheDataCannotFillIsRefused() throws IOException {
        LabelledImages.Split data = LabelledImages.open("digits");
        assertThrows(IllegalArgumentException.class, () -> new ImageClassifier(data, 1, 1_618, 1e-3, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImageClassifier(data, 0, 64, 1e-3, 1));
        assertThrows(IllegalArgumentException.class, () -> LabelledImages.open("gaussians8"));
    }
}
