// A model in the DSL.   ./reptorch shell samples/jshell/2-model.jsh

// Descriptions are values: no memory, no seed. What does not fit together is refused here.
Layer block = residual(sequence()
        .then("conv1", conv(16, 16, 3).padding(1)).then("bn1", batchNorm(16)).then(relu())
        .then("conv2", conv(16, 16, 3).padding(1)).then("bn2", batchNorm(16)));
ModelSpec spec = new ModelSpec("mine", sequence()
        .then("stem", conv(3, 16, 3).stride(2).padding(1)).then("bn", batchNorm(16)).then(relu())
        .then("blocks", repeat(2, block)).then(relu())
        .then(globalAveragePool()).then(flatten()).then("fc", linear(16, 10)), 10);
System.out.println(spec.root());
System.out.println(spec.table(3, 32, 32));

// Built, it has numbers: those of PyTorch's same module after torch.manual_seed(7).
try (Model model = Model.build(spec, 7)) {
    System.out.println(model);
    Tensor logits = model.eval().forward(Ops.randn(4, 3, 32, 32));
    System.out.println(Arrays.toString(logits.shape()));
    System.out.println(model.parameter("blocks.0.conv1.weight").std().item());
}

// Networks that have a name.
System.out.println(Architecture.of("repopt-vgg-b1").spec(1000));

/exit
