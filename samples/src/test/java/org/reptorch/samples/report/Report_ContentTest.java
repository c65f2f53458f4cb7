package org.reptorch.samples.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Report_ContentTest {

    private static final String EVIL = "<script>alert('&\"')</script><!--";
    private static final String HARMLESS = "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;&lt;!--";
    private static final double[] NONE = {};

    @Test
    public void thePageSaysItsLanguageEncodingAndTitle() {
        String page = Page.of(new Report("Größe & Zahl", "short", List.of()));

        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"), page);
        assertTrue(page.contains("<title>Größe &amp; Zahl</title>"), page);
        assertTrue(page.contains("<h1>Größe &amp; Zahl</h1>\n<p class=\"summary\">short</p>"), page);
    }

    @DataProvider
    public static Object[][] sectionsOfMarkup() {
        return new Object[][] {
            {new Text(EVIL, EVIL)},
            {new Preformatted(EVIL, EVIL)},
            {new Table(EVIL, List.of(EVIL), List.of(List.of(EVIL)), EVIL)},
            {new LineChart(EVIL, EVIL, EVIL, List.of(new Series(EVIL, new double[] {1}, new double[] {1})), EVIL)},
            {new BarChart(EVIL, EVIL, EVIL, List.of(EVIL), List.of(new Bars(EVIL, new double[] {1})), EVIL)}};
    }

    @Test(dataProvider = "sectionsOfMarkup")
    public void markupInTextIsShownAndNotObeyed(Section section) {
        String page = Page.of(new Report(EVIL, EVIL, List.of(section)));

        assertFalse(page.contains("<script>alert"), page);
        assertTrue(page.contains("<title>" + HARMLESS + "</title>"));
        assertTrue(page.contains("<h2>" + HARMLESS + "</h2>"));
        assertFalse(page.contains("<!--"));
    }

    @Test
    public void markupInChartDataComesBackWhole() throws JsonProcessingException {
        JsonNode data = data(lines(new Series(EVIL, new double[] {1}, new double[] {1})));

        assertEquals(data.get("series").get(0).get("name").asText(), EVIL);
    }

    @Test
    public void curvesComeBackToTheLastBit() throws JsonProcessingException {
        double[] x = {0, 1, 2, 3};
        double[] y = {Math.PI, -1e-300, Double.MAX_VALUE, 0.1 + 0.2};

        JsonNode series = data(lines(new Series("s", x, y))).get("series").get(0);

        assertEquals(numbers(series.get("x")), x);
        assertEquals(numbers(series.get("y")), y);
    }

    @Test
    public void barsComeBackWithTheirCategories() throws JsonProcessingException {
        JsonNode data = data(new BarChart("h", "block", "scale (no unit)", List.of("a", "b"),
                List.of(new Bars("one", new double[] {1, 2}), new Bars("two", new double[] {3, 4})), ""));

        assertEquals(data.get("categories").toString(), "[\"a\",\"b\"]");
        assertEquals(data.get("series").toString(), "[{\"name\":\"one\",\"y\":[1.0,2.0]},{\"name\":\"two\",\"y\":[3.0,4.0]}]");
        assertEquals(data.get("xLabel").asText(), "block");
        assertEquals(data.get("yLabel").asText(), "scale (no unit)");
    }

    @Test
    public void valuesThatAreNotFiniteAreGapsAndCounted() throws JsonProcessingException {
        LineChart chart = lines(new Series("s", new double[] {1, 2, 3, Double.NaN},
                new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY, 4}));

        assertEquals(data(chart).get("series").get(0).get("y").toString(), "[1.0,null,null,4.0]");
        assertTrue(page(chart).contains("Not finite and therefore left out: 3 of 4 values."));
    }

    @DataProvider
    public static Object[][] chartsOfNothing() {
        return new Object[][] {
            {lines()},
            {lines(new Series("s", NONE, NONE))},
            {lines(new Series("s", new double[] {1}, new double[] {Double.NaN}))},
            {new BarChart("h", "x", "y", List.of(), List.of(), "")},
            {new BarChart("h", "x", "y", List.of("a"), List.of(new Bars("b", new double[] {Double.NaN})), "")}};
    }

    @Test(dataProvider = "chartsOfNothing")
    public void aChartOfNothingSaysSo(Chart chart) {
        String page = page(chart);

        assertTrue(page.contains("<p class=\"empty\">No data.</p>"));
        assertFalse(page.contains("<canvas"));
    }

    @Test
    public void aChartHasATextForThoseWhoCannotSeeIt() {
        String page = page(lines(new Series("fast", new double[] {1, 2, 3}, new double[] {0.5, 0.123456789, 0.25}),
                new Series("none", NONE, NONE)));

        assertTrue(page.contains("role=\"img\""));
        assertTrue(page.contains("aria-label=\"Line chart of loss (nats) over epoch: fast, none.\""));
        assertTrue(page.contains("<tr><td>fast</td><td class=\"number\">3</td><td class=\"number\">0.5</td>"
                + "<td class=\"number\">0.25</td><td class=\"number\">0.12346</td><td class=\"number\">0.5</td></tr>"), page);
        assertTrue(page.contains("<tr><td>none</td><td class=\"number\">0</td><td class=\"number\">–</td>"));
    }

    @Test
    public void columnsOfNumbersAreAlignedToTheRightAndOthersAreNot() {
        String page = page(new Table("h", List.of("name", "value", "kernel"), List.of(
                List.of("a", "1.5 ms", "3x3"), List.of("b", "–", "1")), ""));

        assertTrue(page.contains("<th scope=\"col\">name</th><th scope=\"col\" class=\"number\">value</th>"
                + "<th scope=\"col\">kernel</th>"), page);
        assertTrue(page.contains("<tr><td>b</td><td class=\"number\">–</td><td>1</td></tr>"), page);
    }

    @Test
    public void numbersAreKnownWithTheirSignsTolerancesAndUnits() {
        for (String cell : List.of("0", "-1", "−1.5", "+2e-5", "1,024", "91.2 %", "91.2%", "12 ms", "1.5×", "≥ 3", "0.1 ± 0.02",
                ".5", "2.1 GiB/s", "4.2M")) {
            assertTrue(NumberText.isNumber(cell), cell);
        }
        for (String cell : List.of("", "3x3", "2026-01-01", "v1", "1 of 2", "1.2.3", "NaN", "ResNet-18", "e5", ".")) {
            assertFalse(NumberText.isNumber(cell), cell);
        }
    }

    @Test
    public void numbersAreWrittenToFiveDigits() {
        assertEquals(NumberText.of(0), "0");
        assertEquals(NumberText.of(-0.0), "0");
        assertEquals(NumberText.of(1.0 / 3), "0.33333");
        assertEquals(NumberText.of(1234567), "1234567");
        assertEquals(NumberText.of(100), "100");
        assertEquals(NumberText.of(99999.96), "100000");
        assertEquals(NumberText.of(-1e-5), "-1.0000e-05");
        assertEquals(NumberText.of(Double.POSITIVE_INFINITY), "–");
    }

    @Test
    public void aTableOfNothingSaysSo() {
        assertTrue(page(new Table("h", List.of("a", "b"), List.of(), "")).contains(
                "<tr><td class=\"empty\" colspan=\"2\">No data.</td></tr>"));
    }

    @Test
    public void preformattedTextKeepsItsFirstLineBreak() {
        assertTrue(page(new Preformatted("h", "\n  a")).contains("\n\n  a</pre>"));
    }

    @Test
    public void whatDoesNotFitTogetherIsRefused() {
        assertEquals(refusal(() -> new Series("s", new double[2], new double[3])),
                "series \"s\" has 2 x and 3 y; every point needs both");
        assertEquals(refusal(() -> new Table("t", List.of("a"), List.of(List.of("1"), List.of("1", "2")), "")),
                "row 1 of \"t\" has 2 cells for 1 columns: [1, 2]");
        assertEquals(refusal(() -> new BarChart("t", "x", "y", List.of(), List.of(new Bars("b", new double[1])), "")),
                "bars \"b\" of \"t\" have 1 values for 0 categories");
        assertEquals(refusal(() -> new LineChart("t", "epoch", " ", List.of(), "")), "the axes of \"t\" are labelled "
                + "\"epoch\" and \" \"; both need a label with its unit, such as \"time (s)\"");
    }

    private static LineChart lines(Series... series) {
        return new LineChart("h", "epoch", "loss (nats)", List.of(series), "");
    }

    private static String page(Section section) {
        return Page.of(new Report("t", "", List.of(section)));
    }

    private static JsonNode data(Chart chart) throws JsonProcessingException {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data-1\">(.*?)</script>").matcher(page(chart));
        assertTrue(data.find());
        return new ObjectMapper().readTree(data.group(1));
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static String refusal(ThrowingRunnable making) {
        return expectThrows(IllegalArgumentException.class, making).getMessage();
    }
}
