package org.reptorch.samples.terminal;

import static org.testng.Assert.assertEquals;

import java.util.List;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Beside a bar stands what the line has room for. */
public class Bar_FittingTest {

    private static final List<String> NOTES = List.of("loss 2.364", "0:14 left", "265 images/s");

    @DataProvider
    public Object[][] rooms() {
        return new Object[][] {{-5, ""}, {0, ""}, {11, ""}, {12, " loss 2.364"}, {21, " loss 2.364"}, {22, " loss 2.364  0:14 left"}, {35, " loss 2.364  0:14 left"},
            {36, " loss 2.364  0:14 left  265 images/s"}, {100, " loss 2.364  0:14 left  265 images/s"}};
    }

    @Test(dataProvider = "rooms")
    public void theFirstNotesComeFirst(int room, String text) {
        assertEquals(Bar.fitting(NOTES, room), text);
    }
}
