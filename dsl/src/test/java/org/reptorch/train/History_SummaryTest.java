package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.train.History.EpochResult;
import org.testng.annotations.Test;

public class History_SummaryTest {

    @Test
    public void aRunThatHasNotBegunHasNoNumbers() {
        assertEquals(History.NONE.finalAccuracy(), Double.NaN);
        assertEquals(History.NONE.bestAccuracy(), Double.NaN);
        assertEquals(History.NONE.secondsPerEpoch(), Double.NaN);
    }

    @Test
    public void theFinalAccuracyIsTheLastAndTheBestIsTheLargest() {
        History history = History.NONE.with(epoch(0, 40, 1)).with(epoch(1, 70, 1)).with(epoch(2, 65, 1));

        assertEquals(history.finalAccuracy(), 65.0);
        assertEquals(history.bestAccuracy(), 70.0);
    }

    @Test
    public void theSecondsOfAnEpochAreTheMedian() {
        History odd = History.NONE.with(epoch(0, 0, 9)).with(epoch(1, 0, 2)).with(epoch(2, 0, 3));

        assertEquals(odd.secondsPerEpoch(), 3.0);
        assertEquals(odd.with(epoch(3, 0, 4)).secondsPerEpoch(), 3.5);
        assertEquals(History.NONE.with(epoch(0, 0, 2)).secondsPerEpoch(), 2.0);
    }

    @Test
    public void aHistoryDoesNotChange() {
        History one = History.NONE.with(epoch(0, 40, 1));
        var epochs = new ArrayList<>(one.epochs());
        History copy = new History(epochs);
        epochs.clear();

        assertEquals(one.with(epoch(1, 50, 1)).epochs().size(), 2);
        assertEquals(one.epochs().size(), 1);
        assertEquals(History.NONE.epochs(), List.of());
        assertEquals(copy, one);
        expectThrows(UnsupportedOperationException.class, () -> one.epochs().clear());
    }

    private static EpochResult epoch(int number, double accuracy, double seconds) {
        return new EpochResult(number, 1, accuracy, 0.1, seconds, 100, 0, Double.NaN, 0, 0, Double.NaN, 0);
    }
}
