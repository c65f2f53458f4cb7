package org.reptorch.torch;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor that is open, and where it was made.
 *
 * @param what  dtype and shape: {@code float32[2, 3]}
 * @param place the calls that led to it, the innermost first; those of this library and of the JDK are left out
 */
public record OpenTensor(String what, List<StackTraceElement> place) {

    /** Returns dtype and shape, and behind that the place, a line for each call. */
    @Override
    public String toString() {
        return what + place.stream().map(call -> "\n\tat " + call).collect(Collectors.joining());
    }
}
