package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Optional;

import org.reptorch.torch.internal.Schema.Argument;
import org.reptorch.torch.internal.Schema.Type;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Schemas as libtorch prints them. */
public class Schema_ParsingTest {

    private static final Type TENSOR = new Type("Tensor", false, false, false);

    @DataProvider
    public Object[][] types() {
        return new Object[][] {
            {"Tensor", TENSOR, "Tensor"},
            {"Tensor(a)", TENSOR, "Tensor"},
            {"Tensor(a!)", TENSOR, "Tensor"},
            {"Tensor(a -> *)", TENSOR, "Tensor"},
            {"Tensor?", new Type("Tensor", false, false, true), "Tensor?"},
            {"Tensor(a!)?", new Type("Tensor", false, false, true), "Tensor?"},
            {"Tensor[]", new Type("Tensor", true, false, false), "Tensor[]"},
            {"Tensor(a!)[]", new Type("Tensor", true, false, false), "Tensor[]"},
            {"Tensor?[]", new Type("Tensor", true, true, false), "Tensor?[]"},
            {"Tensor[]?", new Type("Tensor", true, false, true), "Tensor[]?"},
            {"int[2]", new Type("int", true, false, false), "int[]"},
            {"int[2]?", new Type("int", true, false, true), "int[]?"},
            {"SymInt[]?", new Type("SymInt", true, false, true), "SymInt[]?"},
            {"float?", new Type("float", false, false, true), "float?"},
            {"bool[3]", new Type("bool", true, false, false), "bool[]"},
            {"ScalarType?", new Type("ScalarType", false, false, true), "ScalarType?"},
            {"MemoryFormat", new Type("MemoryFormat", false, false, false), "MemoryFormat"},
        };
    }

    @Test(dataProvider = "types")
    public void aTypeIsReadWithoutAliasesAndSizes(String text, Type type, String printed) {
        assertEquals(Type.parse(text), type);
        assertEquals(type.toString(), printed);
        Schema schema = Schema.parse("aten::f(" + text + " x) -> " + text);
        assertEquals(schema.arguments(), List.of(new Argument(type, "x", text.contains("!"), Optional.empty())));
        assertEquals(schema.results(), List.of(new Schema.Result(type, "", text.contains("!"))));
    }

    @Test
    public void nameOverloadArgumentsAndResultAreRead() {
        Schema schema = Schema.parse("aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor");
        assertEquals(schema.name(), "aten::add");
        assertEquals(schema.overload(), "Tensor");
        assertEquals(schema.fullName(), "aten::add.Tensor");
        assertEquals(schema.arguments().stream().map(Argument::name).toList(), List.of("self", "other", "alpha"));
        assertEquals(schema.arguments().get(2).defaultValue(), Optional.of("1"));
        assertEquals(schema.results(), List.of(new Schema.Result(TENSOR, "", false)));
    }

    @Test
    public void anOperatorWithoutAnOverloadHasAnEmptyOne() {
        Schema schema = Schema.parse("onednn::nothing() -> ()");
        assertEquals(schema.overload(), "");
        assertEquals(schema.fullName(), "onednn::nothing");
        assertEquals(schema.arguments(), List.of());
        assertEquals(schema.results(), List.of());
    }

    @Test
    public void defaultsKeepTheirTextWithBracketsAndQuotes() {
        Schema schema = Schema.parse("aten::f(int[2] stride=[1, 1], str mode=\"constant\", float p=1.0000000000000001e-05, bool b=False,"
                + " Tensor? t=None, int[1] dim=[], int n=-100) -> Tensor");
        assertEquals(schema.arguments().stream().map(argument -> argument.defaultValue().orElseThrow()).toList(),
                List.of("[1, 1]", "\"constant\"", "1.0000000000000001e-05", "False", "None", "[]", "-100"));
    }

    @Test
    public void severalResultsKeepNamesAndWhatIsWritten() {
        Schema schema = Schema.parse("aten::topk.values(Tensor self, *, Tensor(a!) values, Tensor(b!)[] indices) -> (Tensor(a!) values, Tensor(b!)[] indices, bool)");
        assertEquals(schema.results(), List.of(new Schema.Result(TENSOR, "values", true),
                new Schema.Result(new Type("Tensor", true, false, false), "indices", true), new Schema.Result(new Type("bool", false, false, false), "", false)));
        assertEquals(schema.arguments().stream().map(Argument::written).toList(), List.of(false, true, true));
    }

    @Test
    public void aliasSetsWithSpacesArePartOfTheType() {
        Schema schema = Schema.parse("aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]");
        assertEquals(schema.arguments().getFirst(), new Argument(TENSOR, "self", false, Optional.empty()));
        assertEquals(Schema.parse("aten::f(Tensor(a -> *) self) -> (Tensor(a -> *) first, Tensor(a -> *))").results(),
                List.of(new Schema.Result(TENSOR, "first", false), new Schema.Result(TENSOR, "", false)));
    }

    @DataProvider
    public Object[][] malformed() {
        return new Object[][] {{""}, {"aten::add"}, {"aten::add -> Tensor"}, {"aten::add(Tensor self"}, {"aten::add(Tensor self)"}, {"aten::add(Tensor self) ->"},
            {"aten::add(Tensor self) -> (Tensor"}, {"aten::add(Tensor) -> Tensor"}, {"aten::format(str self, ...) -> str"}, {"-> ("}, {"aten::f(=1) -> Tensor"}};
    }

    @Test(dataProvider = "malformed")
    public void anythingElseIsRefusedWithItsText(String text) {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> Schema.parse(text)).getMessage(), "not an operator schema: " + text);
    }

    @DataProvider
    public Object[][] pairs() {
        return new Object[][] {
            {"(Tensor self, int dim) -> Tensor", "(Tensor x, SymInt d=0) -> Tensor(a)", true},
            {"(int[2] size) -> ()", "(SymInt[] size) -> ()", true},
            {"(Tensor self) -> Tensor", "(Tensor self, int n=0) -> Tensor", false},
            {"(Tensor self) -> Tensor", "(Tensor? self) -> Tensor", false},
            {"(Tensor self) -> Tensor", "(Tensor[] self) -> Tensor", false},
            {"(Tensor[] self) -> Tensor", "(Tensor?[] self) -> Tensor", false},
            {"(Tensor self) -> Tensor", "(Tensor self) -> (Tensor, Tensor)", false},
            {"(Tensor self) -> Tensor", "(Tensor self) -> bool", false},
            {"(int n) -> Tensor", "(float n) -> Tensor", false},
            {"(int? n) -> Tensor", "(SymInt? n) -> Tensor", true},
        };
    }

    @Test(dataProvider = "pairs")
    public void anotherSchemaFitsWhenItTakesTheSameSlots(String one, String other, boolean fits) {
        assertEquals(Schema.parse("aten::f" + one).fits(Schema.parse("aten::g" + other)), fits);
        assertEquals(Schema.parse("aten::g" + other).fits(Schema.parse("aten::f" + one)), fits);
    }
}
