package org.reptorch.train;

/** What a number of a recipe must be; the refusal names it as the recipe does. */
final class Requirement {

    private Requirement() {
    }

    static void verify(boolean holds, String field, Number value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("recipe: " + field + " is " + value + " and must be " + wanted);
        }
    }
}
