package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.testng.IInvokedMethod;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;
import org.testng.annotations.Test;

/** The guard under which all tests run. */
public class LiveTensorGuard_FailureTest {

    /** An object of TestNG's that answers by a method's name and remembers what is set. */
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "a test";
            default -> arguments == null ? answers.get(method.getName()) : answers.put(method.getName(), arguments[0]);
        }));
    }

    @Test
    public void aTestThatLeavesATensorFailsAndTheMessageNamesThePlace() {
        var answers = new HashMap<String, Object>(Map.of("isSuccess", true));
        ITestResult result = stub(ITestResult.class, answers);
        IInvokedMethod method = stub(IInvokedMethod.class, Map.of("isTestMethod", true, "getTestMethod", stub(ITestNGMethod.class, Map.of())));
        var guard = new LiveTensorGuard();
        guard.beforeInvocation(method, result);
        try (Tensor left = leave()) {
            guard.afterInvocation(method, result);
            assertEquals(left.dimensions(), 2);
        }
        assertEquals(answers.get("setStatus"), ITestResult.FAILURE);
        String message = ((Throwable) answers.get("setThrowable")).getMessage();
        assertTrue(message.startsWith("the test leaves 1 tensors alive: a test\nfloat32[2, 3]\n\tat org.reptorch.torch.LiveTensorGuard_FailureTest.leave("), message);
    }

    private static Tensor leave() {
        try (var scope = Scope.open()) {
            return scope.release(Tensor.zeros(DType.FLOAT32, 2, 3));
        }
    }
}
