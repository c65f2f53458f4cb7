package org.reptorch.repopt;

import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.PatternSyntaxException;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Size;

/**
 * Which operators of a model are meant.
 *
 * @param text what people read: {@code every 3x3 convolution}
 * @param test by path and operator
 */
public record Pattern(String text, BiPredicate<String, Target> test) {

    /** Every operator. */
    public static final Pattern EVERYWHERE = new Pattern("everywhere", (path, target) -> true);

    /** Refuses what is missing. */
    public Pattern {
        Objects.requireNonNull(text, "Pattern: text");
        Objects.requireNonNull(test, "Pattern: test");
    }

    /** Returns the pattern of all convolutions with a square window of this side. */
    public static Pattern convolutions(int kernel) {
        return new Pattern("every " + kernel + "x" + kernel + " convolution", (path, target) -> target.layer() instanceof Layer.Conv2d
                && target.kernel().equals(Size.of(kernel)));
    }

    /** Returns the pattern of all depthwise convolutions. */
    public static Pattern depthwise() {
        return new Pattern("every depthwise convolution", (path, target) -> target.layer() instanceof Layer.Conv2d && target.groups() == target.in()
                && target.groups() > 1);
    }

    /** Returns the pattern of all paths that a regular expression matches whole. */
    public static Pattern path(String regex) {
        try {
            var compiled = java.util.regex.Pattern.compile(regex);
            return new Pattern("paths " + regex, (path, target) -> compiled.matcher(path).matches());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + regex + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /** Returns the pattern of one operator. */
    public static Pattern at(String path) {
        return new Pattern(path, (other, target) -> other.equals(path));
    }

    /** Returns the pattern of what a predicate accepts. */
    public static Pattern where(String text, BiPredicate<String, Target> test) {
        return new Pattern(text, test);
    }

    /** Returns the pattern of what both select. */
    public Pattern and(Pattern other) {
        return new Pattern(text + " and " + other.text, test.and(other.test));
    }

    /** Returns the pattern of what this does not select. */
    public Pattern not() {
        return new Pattern("not " + text, test.negate());
    }

    /** Tells whether the operator is meant. */
    public boolean matches(String path, Target target) {
        return test.test(path, target);
    }

    @Override
    public String toString() {
        return text;
    }
}
