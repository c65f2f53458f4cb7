package org.reptorch.train;

import org.reptorch.torch.Torch;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** Tests whose nets are so small that a second thread only waits. */
abstract class OneThread {

    private int threads;

    @BeforeClass
    void useOneThread() {
        threads = Torch.threads();
        Torch.setThreads(1);
    }

    @AfterClass(alwaysRun = true)
    void useAllThreads() {
        Torch.setThreads(threads);
    }
}
