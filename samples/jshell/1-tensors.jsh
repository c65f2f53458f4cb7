// Tensors and autograd.   ./reptorch shell samples/jshell/1-tensors.jsh

Torch.manualSeed(0);                                   // the draws of torch.manual_seed(0)
Tensor x = Ops.randn(2, 3);
System.out.println(x);
System.out.println(x.add(1).mul(2).sum().item());
System.out.println(x.matmul(x.t()));

// A gradient: y = sum of squares, so dy/dx = 2x.
Tensor w = Ops.randn(2, 3).requiresGrad(true);
w.mul(w).sum().backward();
System.out.println(w.grad().sub(w.mul(2)).abs().amax().item());    // 0.0

// Java arrays in and out.
Tensor table = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
float[][] rows = table.toNestedArray(float[][].class);
System.out.println(rows[1][2]);

// Whoever makes many tensors in a loop closes them with a scope.
double sum = 0;
for (int i = 0; i < 100; i++) {
    try (Scope scope = Scope.open()) {
        sum += Ops.rand(100, 100).mean().item();
    }
}
System.out.println(sum / 100);                         // about 0.5

/exit
