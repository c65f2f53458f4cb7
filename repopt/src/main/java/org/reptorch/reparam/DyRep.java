package org.reptorch.reparam;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What DyRep decides (Huang et al., CVPR 2022, algorithm 1): when, which operation gets branches, and which branches go. Where a branch is, and what
 * it means that one comes or goes, is a {@link Form}'s.
 *
 * @param metric   of an operation's contribution
 * @param interval epochs between two adjustments
 * @param last     epoch behind which the last one may be, counted from 1; 0 for no end
 * @param cutting  which branches go; none for growth alone (table 6)
 */
public record DyRep(Metric metric, int interval, int last, Optional<Cutting> cutting) {

    /** Refuses numbers that no run has. */
    public DyRep {
        if (interval < 1 || last < 0) {
            throw new IllegalArgumentException("adjustInterval must be at least 1 and lastAdjustEpoch not negative, they are " + interval + " and " + last);
        }
    }

    /** Tells whether something is to change behind so many epochs. */
    public boolean isDue(int epochs) {
        return epochs % interval == 0 && (last == 0 || epochs <= last);
    }

    /** Returns the operation that gets branches: the one with the highest score, the first of equal ones; none where none of them may. */
    public Optional<String> chosen(Map<String, Double> scores, Collection<String> allowed) {
        // max would take the last of equal ones.
        return scores.entrySet().stream().filter(entry -> allowed.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey).findFirst();
    }

    /** Returns the branches that go, by the place whose branches they are; importances are by place, too. */
    public Map<String, Set<Operation>> redundant(Map<String, Map<Operation, Double>> importances) {
        var redundant = new LinkedHashMap<String, Set<Operation>>();
        cutting.ifPresent(rule -> importances.forEach((place, branches) -> {
            Set<Operation> cut = rule.redundant(branches);
            if (!cut.isEmpty()) {
                redundant.put(place, cut);
            }
        }));
        return redundant;
    }
}
