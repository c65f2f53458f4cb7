package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

/** Leaks tensors in ways that the report must tell apart; a program of its own, since the switch holds for a process. */
public final class LeakyProgram {

    private static final List<Tensor> FORGOTTEN = new ArrayList<>();

    private LeakyProgram() {
    }

    /** Prints what is open in the middle; with an argument, leaks 3 tensors and later 2 more in one place, and forgets one. */
    public static void main(String[] arguments) throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            try (var scope = Scope.open()) {
                Tensor.zeros(DType.FLOAT32, 2).add(1);
                if (arguments.length > 0) {
                    lose(scope, 3 - round);
                }
                if (arguments.length > 0 && round == 0) {
                    forget(scope);
                }
                if (round == 0) {
                    list();
                }
            }
            collect();
        }
        System.err.println("end of main");
    }

    private static void list() {
        try {
            System.out.println(Torch.openTensors());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void collect() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20);
        }
        Thread.sleep(400);
    }

    private static void lose(Scope scope, int times) {
        for (int i = 0; i < times; i++) {
            scope.release(Tensor.zeros(DType.FLOAT32, 2, 3));
        }
    }

    private static void forget(Scope scope) {
        FORGOTTEN.add(scope.release(Tensor.of(new long[] {1})));
    }
}
