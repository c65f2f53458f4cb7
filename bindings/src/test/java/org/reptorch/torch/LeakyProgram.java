package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

/** Leaks tensors in ways that the report must tell apart; a program of its own, since the switch holds for a process. */
public final class LeakyProgram {

    private static final List<Tensor> FORGOTTEN = new ArrayList<>();

    private LeakyProgram() {
    }

    /** Prints what is open in the middle; with an argument, leaks. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var scope = Scope.open()) {
            Tensor.zeros(DType.FLOAT32, 2).add(1);
            if (arguments.length > 0) {
                for (int i = 0; i < 3; i++) {
                    lose(scope);
                }
                forget(scope);
            }
            try {
                System.out.println(Torch.openTensors());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20);
        }
        Thread.sleep(300);
        System.err.println("end of main");
    }

    private static void lose(Scope scope) {
        scope.release(Tensor.zeros(DType.FLOAT32, 2, 3));
    }

    private static void forget(Scope scope) {
        FORGOTTEN.add(scope.release(Tensor.of(new long[] {1})));
    }
}
