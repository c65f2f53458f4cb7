package org.reptorch.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.reptorch.torch.internal.OpenHandles;

import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/**
 * Fails every test that ends with another number of live tensors than it began with.
 *
 * <p>TestNG finds it as a service, in this module and in all that have this test jar on their class path. Tensors that a
 * class makes before its tests and closes after them are not counted, since the count is taken around each method. Where the
 * process records places ({@code -Dreptorch.leaks=true}, as this module's tests do) the message says where each was made.
 */
public final class LiveTensorGuard implements IInvokedMethodListener {

    /** What there was before a test: the tensors that were open, and all that were ever made. */
    private record Counts(long open, long made) {
    }

    private final Map<ITestResult, Counts> before = new ConcurrentHashMap<>();

    /** Made by TestNG. */
    public LiveTensorGuard() {
    }

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        if (method.isTestMethod()) {
            before.put(result, new Counts(Torch.liveTensors(), OpenHandles.made()));
        }
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        Counts counts = before.remove(result);
        if (counts != null && result.isSuccess() && Torch.liveTensors() != counts.open()) {
            String places = OpenHandles.WATCHED ? OpenHandles.since(counts.made()).stream().map(open -> "\n" + open)
                    .collect(Collectors.joining()) : " (run it with -Dreptorch.leaks=true to see where they were made)";
            result.setStatus(ITestResult.FAILURE);
            result.setThrowable(new AssertionError("the test leaves " + (Torch.liveTensors() - counts.open()) + " tensors alive: " + method.getTestMethod()
                    + places));
        }
    }
}
