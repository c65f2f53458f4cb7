package org.reptorch.samples.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as text: which cells of a table hold one, and how a value is written for people. */
final class NumberText {

    private static final String NUMBER = "[+\\-\u2212]?(\\d[\\d,\u00a0\u2009\u202f]*(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?";
    /** A number, perhaps with a relation before it, and a tolerance and a unit behind: "≥ 3.5 ± 0.1 GiB/s". */
    private static final Pattern QUANTITY = Pattern.compile(
            "[<>≤≥≈~×]?\\s*" + NUMBER + "(\\s*±\\s*" + NUMBER + ")?(\\s*([%×°]|\\p{L}[\\p{L}/²³]{0,9}))?");
    private static final Pattern ABSENT = Pattern.compile("|NaN|[+\\-\u2212]?(Infinity|∞)|n/a|[-\u2013\u2014]");

    private NumberText() {
    }

    /** Whether a cell holds a number, with or without a unit. */
    static boolean isNumber(String cell) {
        return QUANTITY.matcher(cell.strip()).matches();
    }

    /** Whether a cell says that a number is missing. */
    static boolean isAbsent(String cell) {
        return ABSENT.matcher(cell.strip()).matches();
    }

    /** A value to five digits, and a dash for one that is not finite. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int digits = Math.max(5, exact.precision() - exact.scale());
        return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
    }
}
