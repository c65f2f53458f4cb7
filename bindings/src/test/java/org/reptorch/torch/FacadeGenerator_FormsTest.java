package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

/** Which methods a schema becomes, and what the generator refuses. */
public class FacadeGenerator_FormsTest {

    private static String generated(String file, String... lines) {
        return FacadeGenerator.generate(ListedOperator.parse(List.of(lines))).get(file);
    }

    private static List<String> lines(String text, String start) {
        return text.lines().map(String::strip).filter(line -> line.startsWith(start)).toList();
    }

    private static String refusal(String... lines) {
        return expectThrows(IllegalArgumentException.class, () -> generated("Ops.java", lines)).getMessage();
    }

    @Test
    public void argumentsWithDefaultsMayBeLeftOutFromTheEnd() {
        String text = generated("TensorMethods.java",
                "aten::pool_it(Tensor self, int[] kernel, float eps=1., *, bool on=True, Generator? generator=None) -> Tensor");
        assertEquals(lines(text, "public Tensor"), List.of("public Tensor poolIt(long[] kernel, double eps, boolean on) {",
                "public Tensor poolIt(long[] kernel, double eps) {", "public Tensor poolIt(long[] kernel) {"));
        // The whole form makes the call; the shorter ones call it with the defaults.
        assertEquals(lines(text, "call."), List.of("call.tensor(handle((Tensor) this));", "call.integers(kernel);", "call.real(eps);",
                "call.bool(on);", "call.none();"));
        assertEquals(lines(text, "return poolIt"), List.of("return poolIt(kernel, eps, true);", "return poolIt(kernel, 1.0, true);"));
    }

    @Test
    public void aNumberStandsForAListOfFixedSizeAndForAnOptionalNumber() {
        String text = generated("Ops.java", "aten::conv(Tensor input, SymInt[2] stride=[1, 1], int[2] padding=0, int? groups=None) -> Tensor");
        assertEquals(lines(text, "public static"), List.of("public static Tensor conv(Tensor input, long[] stride, long[] padding, Long groups) {",
                "public static Tensor conv(Tensor input, long stride, long padding, long groups) {",
                "public static Tensor conv(Tensor input, long[] stride, long[] padding) {", "public static Tensor conv(Tensor input, long stride, long padding) {",
                "public static Tensor conv(Tensor input, long[] stride) {", "public static Tensor conv(Tensor input, long stride) {",
                "public static Tensor conv(Tensor input) {"));
        assertEquals(lines(text, "return conv(input, new long[] {stride, stride}, new long[] {padding, padding}, Long.valueOf(groups))").size(), 1);
        assertEquals(lines(text, "return conv(input, new long[] {1, 1}, new long[] {0, 0}, (Long) null)").size(), 1);
    }

    @Test
    public void aLeadingListMayBeGivenAsNumbersUnlessANumberCouldFollow() {
        assertEquals(lines(generated("TensorMethods.java", "aten::view(Tensor self, SymInt[] size) -> Tensor"), "public Tensor"),
                List.of("public Tensor view(long... size) {"));
        assertEquals(lines(generated("TensorMethods.java", "aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor"), "public Tensor").get(2),
                "public Tensor amax(long... dim) {");
        assertEquals(lines(generated("TensorMethods.java", "aten::split(Tensor self, SymInt[] sizes, int dim=0) -> Tensor"), "public Tensor").get(1),
                "public Tensor split(long[] sizes) {");
    }

    @Test
    public void severalResultsAreARecordThatOverloadsShare() {
        String text = generated("TensorMethods.java", "aten::max.dim(Tensor self, int dim) -> (Tensor values, Tensor indices)",
                "aten::max.names(Tensor self, str dim) -> (Tensor values, Tensor indices)");
        assertEquals(lines(text, "public record"), List.of("public record MaxResult(Tensor values, Tensor indices) {"));
        assertEquals(refusal("aten::two(int n) -> (Tensor a, Tensor b)", "aten::two.s(str n) -> (Tensor a, int b)"),
                "aten::two.s: an earlier overload returns (Tensor a, Tensor b), not (Tensor a, long b);"
                        + " give the results the same names, or the operator another with 'as'");
    }

    @Test
    public void namesAreInCamelCaseOrWhatTheListSays() {
        assertEquals(lines(generated("Ops.java", "aten::_foreach_add_(Tensor(a!)[] self, Scalar s) -> ()"), "public static"),
                List.of("public static void foreachAdd_(List<Tensor> self, Number s) {"));
        assertEquals(lines(generated("Ops.java", "onednn::qconv.x(Tensor qx) -> Tensor"), "public static"), List.of("public static Tensor onednnQconv(Tensor qx) {"));
        assertEquals(lines(generated("TensorMethods.java", "aten::allclose(Tensor self, Tensor other) -> bool as allClose"), "public boolean"),
                List.of("public boolean allClose(Tensor other) {"));
    }

    @Test
    public void whatCannotBeBoundEndsTheGenerator() {
        assertEquals(refusal("aten::wait(Stream s) -> Tensor"), "aten::wait: argument s of type Stream is not known to the generator");
        assertEquals(refusal("aten::qscheme(int n) -> QScheme"), "aten::qscheme: a result of type QScheme is not known to the generator");
        assertEquals(refusal("aten::a(Tensor[] x) -> Tensor", "aten::a.b(Tensor?[] x) -> Tensor"),
                "aten::a.b: an earlier line has the form a[List]; give it another name with 'as'");
    }
}
