package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

/** The draws of {@code torch.manual_seed(0)} in PyTorch 2.13. */
public class Random_SeedTest {

    @Test
    public void randIsThatOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Ops.rand(5).toFloatArray(), new float[] {0.49625658988952637f, 0.7682217955589294f, 0.08847743272781372f,
                0.13203048706054688f, 0.30742281675338745f});
        }
    }

    @Test
    public void randnIsThatOfPyTorchOneByOne() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Ops.randn(5).toFloatArray(), new float[] {1.5409960746765137f, -0.293428897857666f, -2.1787893772125244f,
                0.5684312582015991f, -1.0845223665237427f}, 1e-6f);
        }
    }

    @Test
    public void randnIsThatOfPyTorchInBlocksOfSixteen() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Ops.randn(17).toFloatArray(), new float[] {-1.1258398294448853f, -1.6959311962127686f, 0.5666506290435791f,
                0.7935083508491516f, 0.5988394618034363f, -1.5550950765609741f, -0.3413603901863098f, 1.85300612449646f, 0.46809640526771545f,
                -0.5854975581169128f, -0.1733967512845993f, 0.18347793817520142f, 1.3893661499023438f, 1.586334228515625f, 0.946298360824585f,
                -0.843676745891571f, 0.9318265914916992f}, 1e-6f);
        }
    }

    @Test
    public void randintIsThatOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Ops.randint(0, 100, new long[] {8}).toLongArray(), new long[] {44, 39, 33, 60, 63, 79, 27, 3});
        }
    }

    @Test
    public void randpermIsThatOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Ops.randperm(10).toLongArray(), new long[] {4, 1, 7, 5, 3, 9, 0, 8, 6, 2});
        }
    }

    @Test
    public void uniformIsThatOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Tensor.zeros(DType.FLOAT64, 4).uniform_(-1, 2).toDoubleArray(), new double[] {1.910159005419659, 1.1234595931993638,
                0.3781488293823526, 1.7622430523658807});
        }
    }

    @Test
    public void normalIsThatOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Tensor.zeros(DType.FLOAT32, 4).normal_(1, 3).toFloatArray(), new float[] {5.622988224029541f, 0.11971328407526016f,
                -5.536368370056152f, 2.705293893814087f}, 2e-6f);
        }
    }

    @Test
    public void bernoulliAndDropoutAreThoseOfPyTorch() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            assertEquals(Tensor.zeros(DType.FLOAT32, 10).bernoulli_(0.3).toFloatArray(), new float[] {0, 0, 0, 0, 0, 0, 1, 0, 0, 1});
            Torch.manualSeed(0);
            assertEquals(Ops.dropout(Tensor.ones(DType.FLOAT32, 10), 0.5, true).toFloatArray(), new float[] {0, 0, 2, 0, 0, 0, 2, 2, 0, 2});
        }
    }

    @Test
    public void aSeedHas64Bits() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(-1);
            assertEquals(Ops.rand(2).toFloatArray(), new float[] {0.9937993884086609f, 0.5713063478469849f});
            Torch.manualSeed((1L << 40) + 7);
            assertEquals(Ops.rand(2).toFloatArray(), new float[] {0.5349225401878357f, 0.19880318641662598f});
        }
    }

    @Test
    public void seedingForgetsTheSecondHalfOfAPairOfNormals() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(3);
            double first = Ops.randn(1).item();
            Torch.manualSeed(3);
            assertEquals(Ops.randn(1).item(), first);
            assertEquals(first, 0.8032760620117188, 1e-6);
        }
    }
}
