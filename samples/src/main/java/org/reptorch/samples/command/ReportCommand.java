package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.run.RunReport;
import org.reptorch.samples.vision.HeadReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the page of a run anew from its folder. */
@Command(name = "report", mixinStandardHelpOptions = true, description = {"Makes the page of a run, finished or interrupted, from its folder.",
                "One HTML file that needs no network: settings, curves, throughput, scales, distributions of weights, structure. Works on the folders of train, search, "
                + "quantize --qat (its --run), segment and detect."},
        footer = {"", "Example: ./reptorch report runs/latest --out page.html"})
public final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder of a run, such as runs/latest.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: report.html in the folder).")
    private Path out;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Path page = out == null ? folder.resolve("report.html") : out;
        Map<String, Object> numbers;
        if (HeadReport.isOf(folder)) {
            var report = new HeadReport(folder);
            report.page().write(page);
            numbers = report.numbers();
        } else {
            RunReport report = RunReport.of(folder);
            report.page().write(page);
            numbers = report.numbers();
        }
        numbers.put("report", page.toString());
        json.print(numbers, () -> page);
        return 0;
    }
}
