package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.testng.annotations.Test;

/** What libtorch warns of goes to a logger. */
public class Torch_WarningsTest {

    /** Writes two elements to a tensor of some others, of which libtorch warns. */
    private static void warn(long elements) {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2});
            Torch.call("add", "out", x, x, 1, Tensor.zeros(DType.FLOAT32, elements));
        }
    }

    @Test
    public void aWarningIsLoggedOnceWithoutItsPlaceInCpp() throws InterruptedException {
        var records = new ArrayList<LogRecord>();
        var listener = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger("org.reptorch");
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
        try {
            warn(41);
            warn(41);
            Thread.ofPlatform().start(() -> warn(42)).join();
            warn(42);
        } finally {
            logger.removeHandler(listener);
            logger.setUseParentHandlers(true);
        }
        String end = "], which does not match the required output shape [2]. This behavior is deprecated, and in a future PyTorch release outputs will"
                + " not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with"
                + " t.resize_(0).";
        String begin = "libtorch: An output with one or more elements was resized since it had shape [";
        assertEquals(records.stream().map(LogRecord::getMessage).toList(), List.of(begin + 41 + end, begin + 42 + end));
        assertEquals(records.getFirst().getLevel(), Level.WARNING);
    }
}
