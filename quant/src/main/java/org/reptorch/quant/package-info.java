/** Deployment: batch norms folded into convolutions, weights in INT8. */
package org.reptorch.quant;
