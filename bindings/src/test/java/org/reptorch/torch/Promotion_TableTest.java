package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every pair of dtypes gives the dtype and the value that it gives in PyTorch, or is refused where PyTorch refuses it. */
public class Promotion_TableTest {

    @DataProvider
    public Iterator<Object[]> tables() throws IOException {
        return RecordedTable.readAll("parity/promotion.txt").stream().map(table -> new Object[] {table}).iterator();
    }

    private static Map<String, StoredTensor> values() throws URISyntaxException {
        return Safetensors.read(Path.of(Objects.requireNonNull(Promotion_TableTest.class.getResource("parity/promotion.safetensors")).toURI())).tensors();
    }

    @Test(dataProvider = "tables")
    public void dtypesPromoteAsInPyTorch(RecordedTable table) throws URISyntaxException {
        double[] values = values().get(table.toString()).toDoubleArray();
        int next = 0;
        var differences = new ArrayList<String>();
        for (int i = 0; i < table.rows().size(); i++) {
            for (int k = 0; k < table.columns().size(); k++) {
                String cell = table + ": " + table.rows().get(i) + " with " + table.columns().get(k);
                String expected = table.cells().get(i).get(k);
                try (var scope = Scope.open()) {
                    Tensor left = operand(new double[] {3, 5}, 1, table.rows().get(i));
                    String found = RecordedTable.REFUSED;
                    double[] got = {};
                    try {
                        Tensor result = table.apply(left, right(table.kind(), table.columns().get(k)));
                        found = result.dtype().toString();
                        got = result.to(DType.COMPLEX128).viewAsReal().toDoubleArray();
                    } catch (TorchException e) {
                        assertTrue(e.getMessage().startsWith("aten::"), e.getMessage());
                    }
                    if (!found.equals(expected)) {
                        differences.add(cell + " is " + found + ", not " + expected);
                    }
                    for (int e = 0; e < got.length && found.equals(expected); e++) {
                        double wanted = values[next + e];
                        if (Double.compare(got[e], wanted) != 0 && !(Math.abs(got[e] - wanted) <= precision(DType.of(found)) * (1 + Math.abs(wanted)))) {
                            differences.add(cell + ", value " + e + " is " + got[e] + ", not " + wanted);
                        }
                    }
                    next += got.length;
                }
            }
        }
        assertEquals(differences, List.of());
        assertEquals(next, values.length);
    }

    private static double precision(DType dtype) {
        return switch (dtype.torchName()) {
            case "float64", "complex128" -> 1e-12;
            case "float32", "complex64" -> 1e-6;
            case "float16", "complex32" -> 1e-3;
            case "bfloat16" -> 8e-3;
            default -> 0;
        };
    }

    private static Object right(String kind, String name) {
        return switch (kind) {
            case "tensor" -> operand(new double[] {2, 1}, -0.5, name);
            case "zero_dim" -> operand(new double[] {2}, -0.5, name).view();
            case "scalar" -> name.equals("int") ? (Number) 2 : (Number) 1.5;
            default -> throw new AssertionError(kind);
        };
    }

    private static Tensor operand(double[] values, double imaginary, String name) {
        DType dtype = DType.of(name);
        Tensor real = Tensor.of(values);
        boolean complex = dtype == DType.COMPLEX64 || dtype == DType.COMPLEX128;
        return (complex ? Ops.complex(real, real.fullLike(imaginary)) : real).to(dtype);
    }
}
