package org.reptorch.samples.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.reptorch.samples.study.Study.Finished;
import org.reptorch.samples.study.Study.Variant;
import org.reptorch.samples.study.StudyRun.Kept;
import org.reptorch.train.History.EpochResult;

/** What a study of ways to train shows of their accuracy and of what it cost (DyRep, tables 2 and 3), mean and spread over the seeds. */
final class TrainingCosts {

    private static final double MILLION = 1e6;

    private TrainingCosts() {
    }

    static Study.Outcome of(Finished finished) {
        var rows = new ArrayList<List<Object>>();
        for (Variant variant : finished.study().variants()) {
            List<Kept> runs = finished.of(variant);
            if (!runs.isEmpty()) {
                rows.add(List.of(variant.name(), over(runs, kept -> kept.history().finalAccuracy()),
                        over(runs, kept -> mean(kept, EpochResult::imagesPerSecond)),
                        over(runs, kept -> kept.history().epochs().stream().mapToDouble(EpochResult::stepMegabytes).max().orElse(Double.NaN)),
                        over(runs, kept -> kept.averages().macs() / MILLION), over(runs, kept -> kept.averages().parameters() / MILLION),
                        over(runs, kept -> mean(kept, EpochResult::seconds))));
            }
        }
        var table = new StudyTable("Accuracy and cost", List.of("trained by", "top-1 %", "images/s", "peak MB of a step", "avg. FLOPs M", "avg. parameters M", "s per epoch"),
                rows, "FLOPs are multiply-accumulates for one image; memory is what a step's tensors hold after its forward pass. Images/s compare only where runs had the machine"
                + " to themselves. Mean and standard deviation over the seeds.");
        return new Study.Outcome(List.of(table), Accuracies.of(finished).charts());
    }

    private static Spread over(List<Kept> runs, ToDoubleFunction<Kept> value) {
        return Spread.of(runs.stream().mapToDouble(value).boxed().toList());
    }

    private static double mean(Kept kept, ToDoubleFunction<EpochResult> value) {
        return kept.history().epochs().stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
