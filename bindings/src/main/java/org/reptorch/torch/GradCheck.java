package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The proof of a function's gradients by central differences in float64 ({@code torch.autograd.gradcheck}).
 *
 * <pre>{@code
 * GradCheck.DEFAULT.verify(in -> List.of(in.get(0).matmul(in.get(1))), a, b);
 * }</pre>
 *
 * <p>Every element of every input that requires a gradient is moved by {@code eps} both ways; the change of every element of every
 * output must be what backward says, within {@code atol + rtol * |numeric|}. A failure is an {@link AssertionError} that names input, output, entries and both values.
 *
 * @param eps  how far an element is moved
 * @param atol the absolute tolerance
 * @param rtol the relative tolerance
 */
public record GradCheck(double eps, double atol, double rtol) {

    /** The steps and tolerances of PyTorch. */
    public static final GradCheck DEFAULT = new GradCheck(1e-6, 1e-5, 1e-3);

    /** Verifies that step and tolerances are usable. */
    public GradCheck {
        if (!(eps > 0) || !(atol >= 0) || !(rtol >= 0)) {
            throw new IllegalArgumentException("gradCheck: eps " + eps + ", atol " + atol + ", rtol " + rtol + "; eps must be above 0, the tolerances not below");
        }
    }

    /** Compares all derivatives of the outputs for the inputs; these are float64, and one of them at least requires a gradient. */
    public void verify(UnaryOperator<List<Tensor>> function, Tensor... inputs) {
        verifyInputs(inputs);
        try (var scope = Scope.open(); var recorded = EnableGrad.open()) {
            Jacobians analytic = analytic(function, inputs);
            Jacobians again = analytic(function, inputs);
            for (int input = 0; input < inputs.length; input++) {
                if (inputs[input].requiresGrad()) {
                    double[][] numeric = numeric(function, inputs, input, analytic.entries());
                    for (int entry = 0; entry < numeric.length; entry++) {
                        compare(analytic.place(entry) + " for input " + input, inputs[input].shape(), analytic.of(input)[entry], numeric[entry],
                                again.of(input)[entry]);
                    }
                }
            }
        }
    }

    /**
     * Compares the derivatives of the gradients likewise ({@code torch.autograd.gradgradcheck}), from gradients of the outputs drawn by a
     * seed of their own, the generator's state kept.
     */
    public void verifySecond(UnaryOperator<List<Tensor>> function, Tensor... inputs) {
        verifyInputs(inputs);
        try (var scope = Scope.open(); var recorded = EnableGrad.open()) {
            var all = new ArrayList<>(List.of(inputs));
            for (Tensor output : differentiable(function.apply(leaves(inputs)))) {
                all.add(drawnLike(output).requiresGrad(true));
            }
            verify(given -> gradients(function, given.subList(0, inputs.length), given.subList(inputs.length, given.size())), all.toArray(Tensor[]::new));
        }
    }

    private static List<Tensor> gradients(UnaryOperator<List<Tensor>> function, List<Tensor> inputs, List<Tensor> gradients) {
        List<Tensor> wanted = inputs.stream().filter(Tensor::requiresGrad).toList();
        List<Tensor> outputs = differentiable(function.apply(inputs));
        List<Tensor> found = Autograd.of(outputs.toArray(Tensor[]::new)).gradients(gradients.toArray(Tensor[]::new)).createGraph().allowUnused().grad(wanted);
        return found.stream().filter(gradient -> gradient != null).toList();
    }

    private static Tensor drawnLike(Tensor output) {
        Tensor state = Torch.rngState();
        Torch.manualSeed(0);
        try {
            return Tensor.zeros(DType.FLOAT64, output.shape()).normal_();
        } finally {
            Torch.setRngState(state);
        }
    }

    private static void verifyInputs(Tensor[] inputs) {
        boolean any = false;
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null) {
                throw new IllegalArgumentException("gradCheck: input " + i + " is null");
            }
            if (inputs[i].requiresGrad()) {
                any = true;
                if (inputs[i].dtype() != DType.FLOAT64) {
                    throw new IllegalArgumentException("gradCheck: input " + i + " is " + inputs[i].dtype() + "; differences need float64: x.to(DType.FLOAT64)");
                }
            }
        }
        if (!any) {
            throw new IllegalArgumentException("gradCheck: no input requires a gradient; ask for one with requiresGrad(true)");
        }
    }

    /** Copies of the inputs, each a leaf. */
    private static List<Tensor> leaves(Tensor[] inputs) {
        return Arrays.stream(inputs).map(input -> input.detach().clone().requiresGrad(input.requiresGrad())).toList();
    }

    private static List<Tensor> differentiable(List<Tensor> outputs) {
        List<Tensor> found = outputs.stream().filter(Tensor::requiresGrad).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("gradCheck: no output requires a gradient, so there is nothing to compare");
        }
        for (Tensor output : found) {
            if (output.dtype() != DType.FLOAT64) {
                throw new IllegalArgumentException("gradCheck: an output of the function is " + output.dtype() + "; differences need float64");
            }
        }
        return found;
    }

    /** What backward says: for each input, by the entries of all outputs in a row, the derivatives for its elements; null for one that requires no gradient. */
    private record Jacobians(List<double[][]> byInput, List<long[]> outputShapes) {

        double[][] of(int input) {
            return byInput.get(input);
        }

        int entries() {
            return (int) outputShapes.stream().mapToLong(Jacobians::elements).sum();
        }

        /** Names an entry of the row. */
        String place(int entry) {
            long within = entry;
            int output = 0;
            for (; within >= elements(outputShapes.get(output)); output++) {
                within -= elements(outputShapes.get(output));
            }
            return "output " + output + Arrays.toString(position(within, outputShapes.get(output)));
        }

        private static long elements(long[] shape) {
            return Arrays.stream(shape).reduce(1, (left, right) -> left * right);
        }
    }

    private static Jacobians analytic(UnaryOperator<List<Tensor>> function, Tensor[] inputs) {
        try (var scope = Scope.open()) {
            List<Tensor> leaves = leaves(inputs);
            List<Tensor> outputs = differentiable(function.apply(leaves));
            List<Tensor> wanted = leaves.stream().filter(Tensor::requiresGrad).toList();
            var rows = new ArrayList<List<double[]>>();
            for (Tensor output : outputs) {
                for (long entry = 0; entry < output.elements(); entry++) {
                    rows.add(row(output, entry, wanted));
                }
            }
            var byInput = new ArrayList<double[][]>();
            for (Tensor leaf : leaves) {
                int index = wanted.indexOf(leaf);
                byInput.add(index < 0 ? null : rows.stream().map(row -> row.get(index)).toArray(double[][]::new));
            }
            return new Jacobians(byInput, outputs.stream().map(Tensor::shape).toList());
        }
    }

    private static List<double[]> row(Tensor output, long entry, List<Tensor> wanted) {
        try (var scope = Scope.open()) {
            double[] one = new double[Math.toIntExact(output.elements())];
            one[(int) entry] = 1;
            Tensor gradient = Tensor.of(one).reshape(output.shape());
            var row = new ArrayList<double[]>();
            List<Tensor> grads = Autograd.of(output).gradients(gradient).retainGraph().allowUnused().grad(wanted);
            for (int i = 0; i < grads.size(); i++) {
                row.add(grads.get(i) == null ? new double[(int) wanted.get(i).elements()] : grads.get(i).toDoubleArray());
            }
            return row;
        }
    }

    /** What differences say for one input. */
    private double[][] numeric(UnaryOperator<List<Tensor>> function, Tensor[] inputs, int input, int entries) {
        double[] values = inputs[input].toDoubleArray();
        double[][] jacobian = new double[entries][values.length];
        for (int element = 0; element < values.length; element++) {
            double[] above = valuesAt(function, inputs, input, values, element, eps);
            double[] below = valuesAt(function, inputs, input, values, element, -eps);
            for (int entry = 0; entry < jacobian.length; entry++) {
                jacobian[entry][element] = (above[entry] - below[entry]) / (2 * eps);
            }
        }
        return jacobian;
    }

    private static double[] valuesAt(UnaryOperator<List<Tensor>> function, Tensor[] inputs, int input, double[] values, int element, double by) {
        try (var scope = Scope.open()) {
            double[] moved = values.clone();
            moved[element] += by;
            Tensor[] changed = inputs.clone();
            changed[input] = Tensor.of(moved).reshape(inputs[input].shape()).requiresGrad(true);
            return differentiable(function.apply(leaves(changed))).stream().flatMapToDouble(output -> Arrays.stream(output.toDoubleArray())).toArray();
        }
    }

    private void compare(String where, long[] shape, double[] analytic, double[] numeric, double[] again) {
        for (int element = 0; element < analytic.length; element++) {
            String derivative = "gradCheck: the derivative of " + where + Arrays.toString(position(element, shape)) + " is " + analytic[element] + " by backward and ";
            if (!(Math.abs(analytic[element] - numeric[element]) <= atol + rtol * Math.abs(numeric[element]))) {
                throw new AssertionError(derivative + numeric[element] + " by differences");
            }
            if (analytic[element] != again[element]) {
                throw new AssertionError(derivative + again[element] + " by another; the function must compute the same each time");
            }
        }
    }

    private static long[] position(long element, long[] shape) {
        long[] position = new long[shape.length];
        for (int i = shape.length - 1; i >= 0; i--) {
            position[i] = element % shape[i];
            element /= shape[i];
        }
        return position;
    }
}
