/**
 * Deployment: batch norms folded into convolutions, quantization after and in training, engines that compute logits in INT8, float32 or bfloat16,
 * and files for other programs.
 *
 * <pre>{@code
 * QuantizedModel quantized = PostTrainingQuantization.DEFAULT.apply(trained, CalibrationData.of(loader, 16));
 * quantized.save(Path.of("int8.safetensors"));
 * try (Engine engine = quantized.engine()) {
 *     Tensor logits = engine.predict(images);
 * }
 * }</pre>
 *
 * <p>A model becomes a {@link org.reptorch.quant.Graph} of operations. {@link org.reptorch.quant.PostTrainingQuantization} observes what they give on some
 * images and makes a {@link org.reptorch.quant.QuantizedModel}, from which {@link org.reptorch.quant.Engine}s are built: one on integer kernels, and its
 * simulation in floating point, which {@link org.reptorch.quant.Comparison} holds against each other. {@link org.reptorch.quant.Sensitivity} tells what each
 * layer costs to quantize, so that the worst stay in floating point. {@link org.reptorch.quant.QuantizationAwareTraining}
 * describes a {@link org.reptorch.quant.FakeQuantizedNetwork} that rounds in the same places while any {@link org.reptorch.train.Trainer} trains it, and
 * lowers to the same {@code QuantizedModel}. {@link org.reptorch.quant.OnnxExport} writes the same graph for any other runtime.
 */
package org.reptorch.quant;
