package org.reptorch.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A table of parity/tables.py: an operator on every left operand (row) with every right one (column).
 *
 * @param operator as the table calls it
 * @param kind     what the right operands are: {@code tensor}, {@code zero_dim}, {@code scalar}
 * @param columns  the right operands
 * @param rows     the left operands
 * @param cells    what comes of each pair, row by row; {@link #REFUSED} where PyTorch refuses
 */
record RecordedTable(String operator, String kind, List<String> columns, List<String> rows, List<List<String>> cells) {

    static final String REFUSED = "-";

    private static final Map<String, BinaryOperator<Object>> OPERATORS = Map.ofEntries(
            Map.entry("add", (a, b) -> b instanceof Tensor t ? left(a).add(t) : left(a).add((Number) b)),
            Map.entry("sub", (a, b) -> b instanceof Tensor t ? left(a).sub(t) : left(a).sub((Number) b)),
            Map.entry("mul", (a, b) -> b instanceof Tensor t ? left(a).mul(t) : left(a).mul((Number) b)),
            Map.entry("div", (a, b) -> b instanceof Tensor t ? left(a).div(t) : left(a).div((Number) b)),
            Map.entry("pow", (a, b) -> b instanceof Tensor t ? left(a).pow(t) : left(a).pow((Number) b)),
            Map.entry("div_floor", (a, b) -> b instanceof Tensor t ? left(a).div(t, "floor") : left(a).div((Number) b, "floor")),
            Map.entry("div_trunc", (a, b) -> b instanceof Tensor t ? left(a).div(t, "trunc") : left(a).div((Number) b, "trunc")),
            Map.entry("floor_divide", (a, b) -> b instanceof Tensor t ? left(a).floorDivide(t) : left(a).floorDivide((Number) b)),
            Map.entry("remainder", (a, b) -> b instanceof Tensor t ? left(a).remainder(t) : left(a).remainder((Number) b)),
            Map.entry("fmod", (a, b) -> b instanceof Tensor t ? left(a).fmod(t) : left(a).fmod((Number) b)),
            Map.entry("maximum", (a, b) -> left(a).maximum((Tensor) b)),
            Map.entry("minimum", (a, b) -> left(a).minimum((Tensor) b)),
            Map.entry("atan2", (a, b) -> left(a).atan2((Tensor) b)),
            Map.entry("hypot", (a, b) -> left(a).hypot((Tensor) b)),
            Map.entry("copysign", (a, b) -> b instanceof Tensor t ? left(a).copysign(t) : left(a).copysign((Number) b)),
            Map.entry("logaddexp", (a, b) -> left(a).logaddexp((Tensor) b)),
            Map.entry("eq", (a, b) -> b instanceof Tensor t ? left(a).eq(t) : left(a).eq((Number) b)),
            Map.entry("ne", (a, b) -> b instanceof Tensor t ? left(a).ne(t) : left(a).ne((Number) b)),
            Map.entry("lt", (a, b) -> b instanceof Tensor t ? left(a).lt(t) : left(a).lt((Number) b)),
            Map.entry("ge", (a, b) -> b instanceof Tensor t ? left(a).ge(t) : left(a).ge((Number) b)),
            Map.entry("logical_and", (a, b) -> left(a).logicalAnd((Tensor) b)),
            Map.entry("bitwise_and", (a, b) -> b instanceof Tensor t ? left(a).bitwiseAnd(t) : left(a).bitwiseAnd((Number) b)),
            Map.entry("bitwise_left_shift", (a, b) -> b instanceof Tensor t ? left(a).bitwiseLeftShift(t) : left(a).bitwiseLeftShift((Number) b)),
            Map.entry("where", (a, b) -> b instanceof Tensor t ? Ops.where(yes(), left(a), t) : Ops.where(yes(), left(a), (Number) b)),
            Map.entry("cat", (a, b) -> Ops.cat(List.of(left(a), (Tensor) b))),
            Map.entry("clamp_min", (a, b) -> b instanceof Tensor t ? left(a).clampMin(t) : left(a).clampMin((Number) b)),
            Map.entry("lerp", (a, b) -> left(a).lerp((Tensor) b, 0.5)),
            Map.entry("add_", (a, b) -> b instanceof Tensor t ? left(a).add_(t) : left(a).add_((Number) b)),
            Map.entry("sub_", (a, b) -> b instanceof Tensor t ? left(a).sub_(t) : left(a).sub_((Number) b)),
            Map.entry("mul_", (a, b) -> b instanceof Tensor t ? left(a).mul_(t) : left(a).mul_((Number) b)),
            Map.entry("div_", (a, b) -> b instanceof Tensor t ? left(a).div_(t) : left(a).div_((Number) b)),
            Map.entry("pow_", (a, b) -> b instanceof Tensor t ? left(a).pow_(t) : left(a).pow_((Number) b)),
            Map.entry("matmul", (a, b) -> left(a).matmul((Tensor) b)),
            Map.entry("expand_as", (a, b) -> left(a).expandAs((Tensor) b)));

    private static Tensor left(Object tensor) {
        return (Tensor) tensor;
    }

    private static Tensor yes() {
        return Tensor.scalar(1, DType.BOOL);
    }

    /** Returns what the operator gives for a tensor and a tensor or number. */
    Tensor apply(Tensor left, Object right) {
        return (Tensor) OPERATORS.get(operator).apply(left, right);
    }

    /** Reads a resource of tables. */
    static List<RecordedTable> readAll(String resource) throws IOException {
        String text;
        try (InputStream stream = RecordedTable.class.getResourceAsStream(resource)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        var tables = new ArrayList<RecordedTable>();
        for (String block : text.strip().split("\n\n")) {
            List<List<String>> lines = block.lines().map(line -> List.of(line.split(" "))).toList();
            List<List<String>> body = lines.subList(2, lines.size());
            tables.add(new RecordedTable(lines.getFirst().get(0), lines.getFirst().get(1), lines.get(1),
                    body.stream().map(List::getFirst).toList(), body.stream().map(line -> line.subList(1, line.size())).toList()));
        }
        return tables;
    }

    @Override
    public String toString() {
        return operator + " " + kind;
    }
}
