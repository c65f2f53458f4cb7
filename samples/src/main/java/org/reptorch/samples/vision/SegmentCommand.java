package org.reptorch.samples.vision;

import java.util.concurrent.Callable;

import org.reptorch.samples.option.MachineOptions;
import org.reptorch.vision.Segmentation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Semantic segmentation, in small. */
@Command(name = "segment", mixinStandardHelpOptions = true,
        description = {"Trains a backbone with a semantic segmentation head on generated images, by plain SGD and by the RepOptimizer.",
                "Prints mIoU, writes a picture of test images with the predicted masks beside the true ones."},
        footer = {"", "Example: ./reptorch segment --model resnet18 --out runs/segment"})
public final class SegmentCommand implements Callable<Integer> {

    @Mixin
    private HeadOptions head;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        return new HeadRuns(head, machine, (backbone, classes) -> new Segmentation(backbone, classes, head.width())).call();
    }
}
