package org.reptorch.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/**
 * Fails every test that ends with another number of live tensors than it began with.
 *
 * <p>TestNG finds it as a service, in this module and in all that have this test jar on their class path. Tensors that a
 * class makes before its tests and closes after them are not counted, since the count is taken around each method.
 */
public final class LiveTensorGuard implements IInvokedMethodListener {

    private final Map<ITestResult, Long> before = new ConcurrentHashMap<>();

    /** Made by TestNG. */
    public LiveTensorGuard() {
    }

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        if (method.isTestMethod()) {
            before.put(result, Torch.liveTensors());
        }
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        Long count = before.remove(result);
        if (count != null && result.isSuccess() && Torch.liveTensors() != count) {
            result.setStatus(ITestResult.FAILURE);
            result.setThrowable(new AssertionError("the test leaves " + (Torch.liveTensors() - count) + " tensors alive: " + method.getTestMethod()));
        }
    }
}
