package org.reptorch.train;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.testng.annotations.Test;

public class Progress_LinesTest {

    @Test
    public void everyEpochIsALine() {
        var lines = new ArrayList<String>();
        Progress progress = Progress.lines(lines::add);
        progress.epochBegins("SGD", 1, 12, 5);
        progress.epochEnds("SGD", new History.EpochResult(1, 0.51236, 87.5, 0.1, 2, 1234.4, 0, 0, 100, 0.4, Double.NaN, 0));
        progress.evolves("SGD", 2, List.of("grew a", "cut b"));
        progress.skips("SGD", 3, List.of("cat/1.jpg (empty)"));
        progress.warns("SGD", "the disk is full");
        assertEquals(lines, List.of("SGD  epoch 2/12  loss 0.5124  top-1 87.50 %  1234 images/s", "SGD  behind epoch 2: grew a", "SGD  behind epoch 2: cut b",
                "SGD: an image could not be read: cat/1.jpg (empty)", "SGD: the disk is full"));
    }
}
