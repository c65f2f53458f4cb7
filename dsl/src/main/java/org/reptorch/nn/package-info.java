/**
 * Layers and models as immutable descriptions, and the models that are built from them.
 *
 * <p>{@link org.reptorch.nn.Layers} has the words, {@link org.reptorch.nn.Layer} what they make, {@link org.reptorch.nn.ModelSpec} a whole network:
 *
 * <pre>{@code
 * Layer block = residual(sequence()
 *         .then("conv1", conv(64, 64, 3).padding(1)).then("bn1", batchNorm(64)).then(relu())
 *         .then("conv2", conv(64, 64, 3).padding(1)).then("bn2", batchNorm(64)));
 * ModelSpec spec = new ModelSpec("tiny", sequence().then("stem", conv(3, 64, 3)).then("layer1", repeat(2, sequence().then(block).then(relu())))
 *         .then(globalAveragePool()).then(flatten()).then("fc", linear(64, 10)), 10);
 * System.out.println(spec.table(3, 32, 32));           // layer, output, parameters, MACs
 * try (Model model = Model.build(spec, 0)) { ... }     // the numbers of torch.manual_seed(0)
 * }</pre>
 *
 * <p>Names of tensors are PyTorch's: {@code layer1.0.conv1.weight}. A description that does not fit together is refused where it is put together, with
 * the layer's path, what it wants and what it gets.
 *
 * <p>Layers start as PyTorch's start; {@link org.reptorch.nn.ModelSpec#initialized} is the loop over the modules at the end of a PyTorch constructor.
 */
package org.reptorch.nn;
