package org.reptorch.torch;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.reptorch.torch.internal.Schema;
import org.testng.annotations.Test;

/**
 * The forms of a facade method that leave arguments out, or take one number for several, give what the whole form gives: each
 * recorded case is called by every form that can say the same.
 */
public class Facade_ShorterFormsTest {

    private final Map<String, ListedOperator> listed = new HashMap<>();

    @Test
    public void everyFormThatCanSayTheSameGivesTheSame() throws IOException, ReflectiveOperationException {
        for (ListedOperator operator : ListedOperator.readAll(Path.of(""))) {
            listed.put(operator.schema().fullName(), operator);
        }
        Set<String> called = new HashSet<>();
        for (RecordedCase recorded : RecordedCase.readAll(listed)) {
            if (recorded.holdsForThisVersion()) {
                for (List<FacadeMethod.Parameter> form : new FacadeMethod(recorded.operator()).others()) {
                    if (call(recorded, form)) {
                        called.add(recorded.operator().javaName() + form);
                    }
                }
            }
        }
        assertTrue(called.size() > 500, "only " + called.size() + " forms were called");
    }

    /** Calls a form with a case's arguments and compares; false where the form cannot take them. */
    private boolean call(RecordedCase recorded, List<FacadeMethod.Parameter> form) throws ReflectiveOperationException {
        ListedOperator operator = recorded.operator();
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, false);
            Object[] values = arguments.of(recorded);
            var given = new ArrayList<Object>();
            for (int i = operator.isMethod() ? 1 : 0; i < values.length; i++) {
                Schema.Argument argument = operator.schema().arguments().get(i);
                if (FacadeMethod.hidden(argument)) {
                    continue;
                }
                if (given.size() == form.size()) {
                    if (!isDefault(argument, values[i])) {
                        return false;
                    }
                    continue;
                }
                Optional<Object> value = asParameter(form.get(given.size()), values[i]);
                if (value.isEmpty() && !form.get(given.size()).nullable()) {
                    return false;
                }
                given.add(value.orElse(null));
            }
            try {
                RecordedResults.verify(recorded, RecordedResults.outputs(recorded, arguments, values, FacadeCall.form(operator, form, values[0], given)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(recorded + " as " + form, e);
            }
            return true;
        }
    }

    /** The value as a parameter of the form takes it: a list of equal numbers as one of them; empty where it cannot. */
    private static Optional<Object> asParameter(FacadeMethod.Parameter parameter, Object value) {
        if (parameter.type().equals("long") && value instanceof long[] list) {
            boolean same = list.length > 0 && Arrays.stream(list).allMatch(number -> number == list[0])
                    && parameter.forwarded().split(",").length == list.length;
            return same ? Optional.of(list[0]) : Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** Tells whether a value is what the schema's text gives as default; what the recorder filled in comes from libtorch. */
    private static boolean isDefault(Schema.Argument argument, Object value) {
        String text = argument.defaultValue().orElseThrow();
        return switch (value) {
            case null -> text.equals("None");
            case Boolean bool -> text.toLowerCase(Locale.ROOT).equals(bool.toString());
            case Number number -> !text.equals("None") && Double.parseDouble(text) == number.doubleValue();
            case String string -> text.equals("\"" + string + "\"");
            case long[] list -> text.startsWith("[") ? text.equals(Arrays.toString(list))
                    : !text.equals("None") && Arrays.stream(list).allMatch(number -> number == Long.parseLong(text));
            case DType dtype -> text.equals("4") && dtype == DType.INT64;
            case MemoryFormat format -> text.equals("0") && format == MemoryFormat.CONTIGUOUS;
            default -> false;
        };
    }
}
