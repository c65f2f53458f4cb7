/**
 * One run of a recipe: how it is trained ({@link org.reptorch.samples.run.Training}, {@link org.reptorch.samples.run.QuantizedTraining}), what its folder holds
 * meanwhile and at the end, and how a model in a file is opened again ({@link org.reptorch.samples.run.ModelFile}).
 */
package org.reptorch.samples.run;
