package org.reptorch.nn;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What somebody who typed a name that does not exist may have meant. */
public final class Spelling {

    private Spelling() {
    }

    /** Returns the name with the fewest letters to insert, drop or replace, capitals aside; the first of several. */
    public static String nearest(String wrong, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))).orElseThrow();
    }

    /** Returns so many names with the fewest letters to insert, drop or replace, capitals aside, the nearest first. */
    public static List<String> nearest(String wrong, Collection<String> names, int count) {
        return names.stream().sorted(Comparator.comparingInt(name -> distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))).limit(count).toList();
    }

    /** Levenshtein's distance, by rows. */
    private static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
