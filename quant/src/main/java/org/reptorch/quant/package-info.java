/**
 * Deployment: batch norms folded into convolutions, weights in INT8.
 *
 * <pre>{@code
 * try (Model folded = BatchNormFolding.fold(trained);
 *         Model simulated = QuantizedWeights.of(folded).dequantized()) {
 *     Tensor logits = simulated.forward(images);
 * }
 * }</pre>
 */
package org.reptorch.quant;
