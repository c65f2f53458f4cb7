package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.reptorch.train.Schedule.Shape;
import org.reptorch.train.Schedule.Stepping;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Against what record_schedules.py recorded of timm's schedulers, called as the published scripts call them. */
public class Schedule_ParityTest {

    private static final int EPOCHS = 6;
    private static final int STEPS = 5;

    private final Map<String, double[]> recorded = new HashMap<>();

    @BeforeClass
    void read() throws IOException {
        try (var in = Schedule_ParityTest.class.getResourceAsStream("schedules.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] words = line.split(" ");
                recorded.put(words[0], Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
            });
        }
    }

    @DataProvider
    Object[][] schedules() {
        return new Object[][] {
            {"cosine", schedule(Shape.COSINE, 2, 0.01)},
            {"cosine-without-warmup", schedule(Shape.COSINE, 0, 0.01)},
            {"step", schedule(Shape.STEP, 2, 0)},
            {"linear", schedule(Shape.LINEAR, 2, 0.004)},
        };
    }

    private static Schedule schedule(Shape shape, double warmupEpochs, double end) {
        return new Schedule(shape, 0.4, warmupEpochs, 0.05, end, 1, 0.5, Stepping.TIMM);
    }

    @Test(dataProvider = "schedules")
    public void everyStepHasTheRateOfThePublishedScript(String name, Schedule schedule) {
        LearningRate rates = schedule.rates(EPOCHS, STEPS);
        double[] actual = new double[EPOCHS * STEPS];
        Arrays.setAll(actual, rates::at);
        assertEquals(actual, recorded.get(name), 1e-15);
    }

    /** What the README of the published code hides: with a warm-up from 0 two updates change nothing. */
    @Test
    public void theFirstTwoRatesOfAWarmupFromZeroAreZero() {
        LearningRate rates = Schedule.cosine(0.1, 5).withStepping(Stepping.TIMM).rates(120, 10);
        assertEquals(new double[] {rates.at(0), rates.at(1), rates.at(2)}, new double[] {0, 0, 0.002}, 1e-15);
        assertEquals(rates.at(51), 0.0996, 5e-5);
    }

    @Test
    public void countedPlainlyEveryShapeBeginsAtItsBaseBehindTheWarmup() {
        for (Shape shape : Shape.values()) {
            LearningRate rates = schedule(shape, 2, 0.01).withStepping(Stepping.PLAIN).rates(EPOCHS, STEPS);
            assertEquals(rates.at(0), 0.05);
            assertEquals(rates.at(10), 0.4, shape.name());
        }
        assertEquals(schedule(Shape.LINEAR, 2, 0.01).withStepping(Stepping.PLAIN).rates(EPOCHS, STEPS).at(30), 0.01, 1e-15);
        assertEquals(schedule(Shape.STEP, 2, 0).withStepping(Stepping.PLAIN).rates(EPOCHS, STEPS).at(20), 0.1, 1e-15);
    }

    @Test
    public void stairsWithoutWidthAreRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new Schedule(Shape.STEP, 0.1, 0, 0, 0, 0, 0.1, Stepping.PLAIN)).getMessage(),
                "recipe: decayEpochs is 0.0 and must be above 0 for schedule step");
    }
}
