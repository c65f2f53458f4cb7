package org.reptorch.data;

import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Ten classes, so guessing gets a tenth right: what looks at pixels one by one must not get far beyond. */
public class GeneratedImages_DifficultyTest {

    private static final int CLASSES = 10;
    private static final double FAR_FROM_LEARNED = 0.3;

    private List<Batch> train;
    private Batch test;

    @BeforeClass
    void generate() {
        Splits splits = GeneratedImages.of(CLASSES, 200, 50, 32, 1);
        Normalization normalization = Normalization.of(splits.train());
        train = batches(Loader.of(splits.train(), normalization).batchSize(20).shuffle(true));
        test = batches(Loader.of(splits.test(), normalization).batchSize(splits.test().size())).getFirst();
    }

    private static List<Batch> batches(Loader loader) {
        List<Batch> batches = new ArrayList<>();
        try (Epoch epoch = loader.epoch(0)) {
            epoch.forEach(batches::add);
        }
        return batches;
    }

    @Test
    public void aLinearClassifierLearnsLittle() {
        int inputs = test.pixels().length / test.size();
        float[][] weights = new float[CLASSES][inputs];
        for (int epoch = 0; epoch < 5; epoch++) {
            for (Batch batch : train) {
                for (int i = 0; i < batch.size(); i++) {
                    float[] scores = scores(weights, batch, i);
                    softmax(scores);
                    for (int c = 0; c < CLASSES; c++) {
                        float error = scores[c] - (c == batch.labels()[i] ? 1 : 0);
                        for (int k = 0; k < inputs; k++) {
                            weights[c][k] -= 1e-4f * error * batch.pixels()[i * inputs + k];
                        }
                    }
                }
            }
        }

        assertTrue(accuracy(weights) < FAR_FROM_LEARNED, "linear: " + accuracy(weights));
    }

    @Test
    public void theNearestMeanTellsLittle() {
        int inputs = test.pixels().length / test.size();
        double[][] means = new double[CLASSES][inputs];
        int images = 0;
        for (Batch batch : train) {
            images += batch.size();
            for (int at = 0; at < batch.pixels().length; at++) {
                means[(int) batch.labels()[at / inputs]][at % inputs] += batch.pixels()[at];
            }
        }
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < CLASSES; c++) {
                double distance = 0;
                for (int k = 0; k < inputs; k++) {
                    double difference = test.pixels()[i * inputs + k] - means[c][k] / (images / CLASSES);
                    distance += difference * difference;
                }
                if (distance < least) {
                    least = distance;
                    nearest = c;
                }
            }
            right += nearest == test.labels()[i] ? 1 : 0;
        }

        double accuracy = (double) right / test.size();
        assertTrue(accuracy < FAR_FROM_LEARNED, "nearest mean: " + accuracy);
    }

    private double accuracy(float[][] weights) {
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            float[] scores = scores(weights, test, i);
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = scores[c] > scores[best] ? c : best;
            }
            right += best == test.labels()[i] ? 1 : 0;
        }
        return (double) right / test.size();
    }

    private static float[] scores(float[][] weights, Batch batch, int image) {
        float[] scores = new float[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            int from = image * weights[c].length;
            for (int k = 0; k < weights[c].length; k++) {
                scores[c] += weights[c][k] * batch.pixels()[from + k];
            }
        }
        return scores;
    }

    private static void softmax(float[] scores) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            scores[c] = (float) Math.exp(scores[c]);
            sum += scores[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            scores[c] /= (float) sum;
        }
    }
}
