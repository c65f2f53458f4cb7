package org.reptorch.samples.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.samples.file.JsonFile;
import org.testng.annotations.Test;

/** What PyTorch builds a network from; that it builds the same one is checked whenever a benchmark starts it. */
public class TorchModules_TableTest {

    @Test
    public void everyNetworkOfTheRegistryHasATable() {
        Architecture.table().forEach((name, net) -> {
            Layer root = net.spec(10).root();
            long expected = net.spec(10).layers().values().stream().filter(layer -> layer instanceof Layer.Conv2d || layer instanceof Layer.Linear).count();
            String json = JsonFile.line(TorchModules.of(root).orElseThrow());
            assertEquals(json.split("\"(Conv2d|Linear)\"", -1).length - 1, expected, name);
        });
    }

    @Test
    public void argumentsStandInTheirOrder() {
        Layer block = Layers.sequence().then(Layers.conv(3, 8, 3).stride(2).padding(1)).then(Layers.relu());
        assertEquals(JsonFile.line(TorchModules.of(block).orElseThrow()), "[\"Sequential\",[\"Conv2d\",3,8,[3,3],[2,2],[1,1],[1,1],1,false],[\"ReLU\"]]");
        assertTrue(TorchModules.of(Layers.sequence().then(Layers.custom("own", shape -> shape, (input, tensors, training) -> input))).isEmpty());
        assertEquals(JsonFile.line(TorchModules.of(Layers.upsampleNearest(2)).orElseThrow()), "[\"Upsample\",null,2,\"nearest\"]");
    }
}
