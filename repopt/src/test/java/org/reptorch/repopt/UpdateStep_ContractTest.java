package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layers;
import org.reptorch.torch.DType;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.SgdRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The fast step and the readable one give the same numbers, over rules, groups, dtypes, layouts and odd sizes. */
public class UpdateStep_ContractTest {

    private static final int STEPS = 4;

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{new SgdRule(0, 0, false)}, {new SgdRule(0.9, 0, false)}, {new SgdRule(0.8, 0.3, false)}, {SgdRule.NESTEROV}};
    }

    @Test(dataProvider = "rules")
    public void vectorLanesAgreeWithTensorOperators(SgdRule rule) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                List<Tensor> reference = trained(rule, dtype, new ReferenceStep());
                List<Tensor> vector = trained(rule, dtype, new VectorStep());
                for (int i = 0; i < reference.size(); i++) {
                    double[] e = reference.get(i).toDoubleArray();
                    double[] a = vector.get(i).toDoubleArray();
                    for (int k = 0; k < e.length; k++) {
                        // A few roundings of float32: the lanes fuse multiplications and additions.
                        double tolerance = dtype == DType.FLOAT64 ? 0 : 2e-6 * Math.max(1, Math.abs(e[k]));
                        assertEquals(a[k], e[k], tolerance, dtype + " tensor " + i + " of shape " + java.util.Arrays.toString(reference.get(i).shape()) + ", element " + k);
                    }
                }
            }
        }
    }

    /** Parameters and momenta after some steps on the same gradients; sizes on both sides of the lane count and of a task. */
    private static List<Tensor> trained(SgdRule rule, DType dtype, UpdateStep step) {
        Torch.manualSeed(5);
        var parameters = new ArrayList<Tensor>();
        var entries = new ArrayList<UpdatePlan.Entry>();
        for (Conv2d conv : List.of(conv(1, 1), conv(3, 5), conv(5, 5), conv(16, 16), conv(17, 17), conv(33, 31), conv(96, 96), conv(7, 7).stride(2))) {
            GradMult mult = GradMult.of(block(conv, dtype));
            Tensor weight = Ops.randn(new long[] {conv.out(), conv.in(), 3, 3}, dtype);
            parameters.add(weight);
            entries.add(entry(weight, 0.05, Optional.of(mult)));
            parameters.add(weight.contiguous(MemoryFormat.CHANNELS_LAST));
            entries.add(entry(weight, 0, Optional.of(mult)));
        }
        for (long size : new long[] {1, 2, 15, 16, 17, 1000, 70_000}) {
            Tensor vector = Ops.randn(new long[] {size}, dtype);
            parameters.add(vector);
            entries.add(entry(vector, size % 2 == 0 ? 0.1 : 0, Optional.empty()));
        }
        Map<Integer, Tensor> momenta = new HashMap<>();
        for (int s = 0; s < STEPS; s++) {
            var slots = new ArrayList<UpdateStep.Slot>();
            for (int i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                Tensor gradient = parameter.emptyLike().copy_(Ops.randn(parameter.shape(), dtype));
                boolean first = !momenta.containsKey(i);
                if (rule.momentum() != 0) {
                    // Not a number where no value is yet: reading it would show.
                    momenta.computeIfAbsent(i, index -> parameter.emptyLike().fill_(Double.NaN));
                }
                slots.add(new UpdateStep.Slot(parameter, gradient, momenta.get(i), first, entries.get(i)));
            }
            step.apply(rule, 0.1, slots);
        }
        parameters.addAll(momenta.values());
        return parameters;
    }

    private static Conv2d conv(int in, int out) {
        return Layers.conv(in, out, 3).padding(1);
    }

    private static UpdatePlan.Entry entry(Tensor parameter, double weightDecay, Optional<GradMult> mult) {
        return new UpdatePlan.Entry("p", LongStream.of(parameter.shape()).boxed().toList(), weightDecay, mult);
    }

    private static Scales.Block block(Conv2d conv, DType dtype) {
        List<Branch> branches = Prior.REPOPT_VGG.branchesOf(Target.of(conv));
        List<double[]> values = new ArrayList<>();
        for (int b = 0; b < branches.size(); b++) {
            var scales = new double[conv.out()];
            for (int c = 0; c < scales.length; c++) {
                scales[c] = (float) Math.sin(1 + b + 0.7 * c);
            }
            values.add(scales);
        }
        return Scales.Block.of(Prior.REPOPT_VGG, Target.of(conv), values, dtype);
    }

    @Test
    public void theGradientIsNeverWrittenTo() {
        for (UpdateStep step : List.of(new ReferenceStep(), new VectorStep())) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                Tensor parameter = Ops.ones(40);
                Tensor gradient = Ops.ones(40);
                step.apply(new SgdRule(0, 0, false), 0.5, List.of(new UpdateStep.Slot(parameter, gradient, null, false, entry(parameter, 0.1, Optional.empty()))));
                assertTrue(gradient.equal(Ops.ones(40)), step.describe());
            }
        }
    }
}
