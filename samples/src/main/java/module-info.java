/** The command line, the benchmarks and the report. */
module org.reptorch.samples {
    requires org.reptorch.repopt;
    requires org.reptorch.quant;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires me.tongfei.progressbar;
    requires org.knowm.xchart;
    requires java.desktop;
    requires jdk.jshell;
    requires java.logging;
    requires java.management; // with which flags this process runs, for one of its own
    requires jmh.core;
    requires jdk.unsupported; // Signal; and jmh.core names no module that it needs

    exports org.reptorch.samples.display;
    exports org.reptorch.samples.picture;
    exports org.reptorch.samples.report;

    // Commands and what several of them take.
    opens org.reptorch.samples to info.picocli;
    opens org.reptorch.samples.command to info.picocli, com.fasterxml.jackson.databind;
    opens org.reptorch.samples.study to info.picocli, com.fasterxml.jackson.databind;
    opens org.reptorch.samples.bench to info.picocli;
    opens org.reptorch.samples.vision to info.picocli, com.fasterxml.jackson.databind;
    opens org.reptorch.samples.parity to info.picocli, com.fasterxml.jackson.databind;
    opens org.reptorch.samples.shell to info.picocli;
    opens org.reptorch.samples.option to info.picocli;
    // What stands in JSON files.
    opens org.reptorch.samples.recipe to com.fasterxml.jackson.databind;
    opens org.reptorch.samples.run to com.fasterxml.jackson.databind;
}
