package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every pair of shapes gives the shape that it gives in PyTorch, or is refused where PyTorch refuses it. */
public class Broadcasting_TableTest {

    @DataProvider
    public Iterator<Object[]> tables() throws IOException {
        return RecordedTable.readAll("parity/broadcasting.txt").stream().map(table -> new Object[] {table}).iterator();
    }

    @Test(dataProvider = "tables")
    public void shapesBroadcastAsInPyTorch(RecordedTable table) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < table.rows().size(); i++) {
            for (int k = 0; k < table.columns().size(); k++) {
                String expected = table.cells().get(i).get(k);
                String found;
                try (var scope = Scope.open()) {
                    found = name(table.apply(zeros(table.rows().get(i)), zeros(table.columns().get(k))).shape());
                } catch (TorchException e) {
                    found = RecordedTable.REFUSED;
                }
                if (!found.equals(expected)) {
                    differences.add(table + ": " + table.rows().get(i) + " with " + table.columns().get(k) + " is " + found + ", not " + expected);
                }
            }
        }
        assertEquals(differences, List.of());
    }

    private static Tensor zeros(String name) {
        return Tensor.zeros(DType.FLOAT32, name.equals("scalar") ? new long[0] : Arrays.stream(name.split("x")).mapToLong(Long::parseLong).toArray());
    }

    private static String name(long[] shape) {
        return shape.length == 0 ? "scalar" : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
}
