package org.reptorch.samples.vision;

import java.util.concurrent.Callable;

import org.reptorch.samples.option.MachineOptions;
import org.reptorch.vision.Detection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Object detection, in small. */
@Command(name = "detect", mixinStandardHelpOptions = true,
        description = {"Trains a backbone with a single-stage detection head on generated images, by plain SGD and by the RepOptimizer.",
                "Prints mAP, writes a picture of test images with the predicted boxes beside the true ones."},
        footer = {"", "Example: ./reptorch detect --model resnet18 --out runs/detect"})
public final class DetectCommand implements Callable<Integer> {

    @Mixin
    private HeadOptions head;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        return new HeadRuns(head, machine, (backbone, classes) -> new Detection(backbone, classes, head.width())).call();
    }
}
