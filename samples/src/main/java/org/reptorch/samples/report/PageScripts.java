package org.reptorch.samples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.reptorch.torch.ReptorchException;

/** What is inlined into every page: our style sheet and script, and Chart.js from its jar. */
final class PageScripts {

    // The jar's own record of its version, which is part of the script's path.
    private static final String RELEASE = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private PageScripts() {
    }

    /** The style sheet of the page. */
    static String style() {
        return own("report.css");
    }

    /** The script that draws the charts of the page with Chart.js. */
    static String charts() {
        return inlined(own("report.js"));
    }

    /** Chart.js, without the reference to its source map, which browsers would look for beside the page. */
    static String chartJs() {
        String path = "META-INF/resources/webjars/chart.js/" + chartJsVersion() + "/dist/chart.umd.min.js";
        return inlined(text(fromJar(path)).replaceAll("(?m)^//[#@] sourceMappingURL=.*$", "").strip());
    }

    /** The version of Chart.js on the class path or module path. */
    static String chartJsVersion() {
        var release = new Properties();
        try (InputStream in = fromJar(RELEASE)) {
            release.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return release.getProperty("version");
    }

    /** A script as it can stand in a script element, which ends at the first "</script". */
    static String inlined(String script) {
        return script.replaceAll("(?i)</(?=script)", "<\\\\/").replace("<!--", "<\\!--");
    }

    private static String own(String name) {
        InputStream in = PageScripts.class.getResourceAsStream(name);
        if (in == null) {
            throw new ReptorchException(name + ": not among the classes of reptorch-samples; build it again with mvn package");
        }
        return text(in);
    }

    // Through the class loader: as a module, Chart.js is not ours.
    private static InputStream fromJar(String path) {
        InputStream in = PageScripts.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new ReptorchException(path + ": not found; put the jar of org.webjars.npm:chart.js on the class path "
                    + "or module path");
        }
        return in;
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
