/**
 * What a recipe file says. {@link org.reptorch.samples.recipe.RecipeKey} lists the settings, {@link org.reptorch.samples.recipe.RunRecipe} has their values and
 * writes them, {@code RecipeReader} reads and checks them; what is made of them stands apart: the network and its prior, growth, training, quantization.
 */
package org.reptorch.samples.recipe;
