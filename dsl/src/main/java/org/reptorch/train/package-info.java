/** Training and evaluating image classifiers: recipes, schedules, optimizers, checkpoints, progress. */
package org.reptorch.train;
