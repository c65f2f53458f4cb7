/**
 * Structural re-parameterization: blocks of several branches that train instead of one convolution and fold back into it.
 *
 * <p>{@link org.reptorch.reparam.BranchAlgebra} has the transformations as functions of tensors, {@link org.reptorch.reparam.Convolution} applies them
 * to whole branches and refuses what is not exact, {@link org.reptorch.reparam.Deployment} folds a whole network.
 * {@link org.reptorch.reparam.Block} describes the blocks, {@link org.reptorch.reparam.Structure} puts them into a network, and
 * {@link org.reptorch.reparam.Growth} and {@link org.reptorch.reparam.Cutting} change one block while the network trains (DyRep).
 * {@link org.reptorch.reparam.DyRepRun} is DyRep in a run: {@link org.reptorch.reparam.Saliency} scores, {@link org.reptorch.reparam.DyRep} decides, a
 * {@link org.reptorch.reparam.Form} carries out.
 */
package org.reptorch.reparam;
