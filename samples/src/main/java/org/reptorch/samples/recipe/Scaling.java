package org.reptorch.samples.recipe;

/** What a RepOptimizer makes of the searched scales (RepOptimizers, table 4, "source of constants"). */
public enum Scaling {
    /** Takes them as they were found. */
    SEARCHED,
    /** Takes the mean over the channels of each branch. */
    AVERAGED,
    /** Takes those that the search starts from, and needs no search. */
    INITIAL,
    /** Takes ones, and needs no search. */
    ONES
}
