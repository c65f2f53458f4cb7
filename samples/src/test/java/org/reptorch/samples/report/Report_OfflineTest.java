package org.reptorch.samples.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.testng.annotations.Test;

public class Report_OfflineTest {

    private static final String PAGE = Page.of(SampleReport.make());

    @Test
    public void nothingIsLoadedFromElsewhere() {
        // The licence comments of Chart.js and of its colours name their homes: the only addresses in the page.
        assertEquals(all("(?i)https?:[^\\s\"')]*"), List.of("https://www.chartjs.org", "https://github.com/kurkle/color#readme"));
        assertEquals(all("(?s)/\\*!.*?\\*/").stream().filter(comment -> comment.contains("https://")).count(), 2);
        assertEquals(all("(?i)\\s(?:src|href|srcset|action|poster|data)=\"[^\"]*\""), List.of(" href=\"data:,\""));
        for (String loader : List.of("@import", "url(", "import(", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon",
                "importScripts", "sourceMappingURL", "<iframe", "<img", "<object", "<embed")) {
            assertFalse(PAGE.contains(loader), loader);
        }
    }

    @Test
    public void theBrowserIsToldToLoadNothing() {
        assertTrue(PAGE.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    }

    @Test
    public void chartJsIsInThePageOnce() {
        assertEquals(all("Chart\\.js v[\\d.]+").size(), 1);
        assertTrue(PAGE.contains("charts drawn by Chart.js " + PageScripts.chartJsVersion()));
    }

    @Test
    public void aPageWithoutChartsHasNoScripts() {
        String page = Page.of(new Report("t", "s", List.of(new Text("h", "p"))));

        assertFalse(page.contains("<script"));
    }

    @Test
    public void anInlinedScriptCannotEndItsElement() {
        assertEquals(PageScripts.inlined("a='</script>'+'</SCRIPT x>'+'<!--'+'</p>'"),
                "a='<\\/script>'+'<\\/SCRIPT x>'+'<\\!--'+'</p>'");
        // One element for each of the eight charts' data, one for Chart.js, one for ours.
        assertEquals(all("<script[ >]").size(), 10);
        assertEquals(all("</script>").size(), 10);
    }

    private static List<String> all(String regex) {
        return Pattern.compile(regex).matcher(PAGE).results().map(MatchResult::group).toList();
    }
}
