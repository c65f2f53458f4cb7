"use strict";
// Draws the charts of the page with Chart.js. Every series has its own colour, and also its own dashes and marker, or
// hatching, so that it is told apart without colour.
(() => {
  // Okabe and Ito's palette for all kinds of colour vision, without its yellow, which is too light for white paper.
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#000000", "#cc79a7", "#e69f00", "#56b4e9"];
  // One fewer than colours, so that a colour comes back with other dashes.
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [14, 5], [5, 2, 1, 2, 1, 2]];
  const MARKERS = ["circle", "triangle", "rect", "rectRot", "cross", "star", "crossRot"];
  const HATCHES = ["full", "rising", "hollow", "falling", "dots", "level", "grid", "upright"];
  const INK = "#1c1c1c", GRID = "#e2e2e2", FONT = getComputedStyle(document.body).fontFamily;
  const SHARP = Math.max(2, window.devicePixelRatio || 1);

  const style = i => ({
    colour: COLOURS[i % COLOURS.length], dash: DASHES[i % DASHES.length], hatch: HATCHES[i % HATCHES.length],
    marker: MARKERS[i % MARKERS.length], inside: Math.floor(i / MARKERS.length) % 2 ? COLOURS[i % COLOURS.length] : "#ffffff",
  });

  /** A fill for bars: a tile of 8 by 8 pixels, painted at the sharpness of the chart. */
  function fill(context, {colour, hatch}) {
    if (hatch === "full") return colour;
    if (hatch === "hollow") return "#ffffff";
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8 * SHARP;
    const paint = tile.getContext("2d");
    paint.scale(SHARP, SHARP);
    paint.fillStyle = "#ffffff";
    paint.fillRect(0, 0, 8, 8);
    paint.fillStyle = paint.strokeStyle = colour;
    paint.lineWidth = 2;
    const line = (x1, y1, x2, y2) => { paint.beginPath(); paint.moveTo(x1, y1); paint.lineTo(x2, y2); paint.stroke(); };
    const draw = {
      rising: () => { line(-1, 9, 9, -1); line(-1, 1, 1, -1); line(7, 9, 9, 7); },
      falling: () => { line(-1, -1, 9, 9); line(7, -1, 9, 1); line(-1, 7, 1, 9); },
      level: () => line(0, 4, 8, 4),
      upright: () => line(4, 0, 4, 8),
      grid: () => { paint.lineWidth = 1.2; line(0, 4, 8, 4); line(4, 0, 4, 8); },
      dots: () => { for (const [x, y] of [[2, 2], [6, 6]]) { paint.beginPath(); paint.arc(x, y, 1.3, 0, 7); paint.fill(); } },
    };
    draw[hatch]();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / SHARP));
    return pattern;
  }

  const present = value => value !== null && value !== undefined;
  const written = value => String(Number(value.toPrecision(6)));

  /** Some dozen markers on each curve, each curve's beside the others', and one wherever no line would show the point. */
  function radii(points, i) {
    const step = Math.max(1, Math.round(points.length / 12));
    const drawn = k => k >= 0 && k < points.length && points[k].y !== null;
    return points.map((_, k) => k % step === (i * Math.ceil(step / 3)) % step || !drawn(k - 1) && !drawn(k + 1) ? 4 : 0);
  }

  function curve(series, i) {
    const points = series.x.map((x, k) => ({x, y: present(x) ? series.y[k] : null}));
    const {colour, dash, marker, inside} = style(i);
    return {
      label: series.name, data: points, clip: 6, showLine: true, spanGaps: false, tension: 0,
      borderColor: colour, backgroundColor: inside, borderWidth: 2, borderDash: dash,
      pointStyle: marker, pointRadius: radii(points, i), pointHoverRadius: 5, pointBorderWidth: 1.75,
      pointBorderColor: colour, pointBackgroundColor: inside,
    };
  }

  function bars(context, series, i) {
    return {
      label: series.name, data: series.y, backgroundColor: fill(context, style(i)),
      borderColor: style(i).colour, borderWidth: 1.25, borderSkipped: false, categoryPercentage: 0.8, barPercentage: 0.92,
    };
  }

  /** The label of a tick; where Chart.js would write many zeros, with an exponent. */
  function tick(value, index, ticks) {
    const size = Math.max(Math.abs(ticks[0].value), Math.abs(ticks[ticks.length - 1].value));
    if (value === 0 || size >= 1e-3 && size < 1e7) return Chart.Ticks.formatters.numeric.call(this, value, index, ticks);
    const step = ticks.length > 1 ? Math.abs(ticks[1].value - ticks[0].value) : size;
    const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step));
    return value.toExponential(Math.min(6, Math.max(0, digits))).replace("e+", "e");
  }

  /** From the first point to the last, if they differ: then the ticks between are round numbers. */
  function range(series) {
    let min = Infinity, max = -Infinity;
    for (const {x, y} of series) {
      x.forEach((value, k) => {
        if (present(value) && present(y[k])) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      });
    }
    return min < max ? {min, max} : {};
  }

  /** A label in lines of about so many characters, which are less than the axis is long. */
  function wrapped(label, length) {
    const lines = [""];
    for (const word of label.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= length) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    }
    return lines;
  }

  const axis = (label, more) => ({
    title: {display: true, text: label, color: INK, font: {size: 13, weight: 600}},
    border: {color: INK}, grid: {color: GRID, tickColor: INK}, ...more,
    ticks: {color: INK, maxRotation: 60, ...more.ticks},
  });

  function chart(canvas, data) {
    const context = canvas.getContext("2d");
    const lines = data.kind === "line";
    const whole = lines && data.series.every(each => each.x.every(x => !present(x) || Number.isInteger(x)));
    return new Chart(context, {
      type: data.kind,
      data: lines
        ? {datasets: data.series.map(curve)}
        : {labels: data.categories, datasets: data.series.map((each, i) => bars(context, each, i))},
      options: {
        animation: false, maintainAspectRatio: false, devicePixelRatio: SHARP, locale: "en",
        interaction: lines ? {mode: "nearest", axis: "x", intersect: false} : {mode: "index", intersect: false},
        scales: {
          x: lines
            ? axis(wrapped(data.xLabel, 60), {
              type: "linear", ...range(data.series),
              ticks: {callback: tick, maxTicksLimit: 12, maxRotation: 0, precision: whole ? 0 : undefined},
            })
            : axis(wrapped(data.xLabel, 60), {grid: {display: false}}),
          y: axis(wrapped(data.yLabel, 28), {
            beginAtZero: !lines, ticks: {callback: tick},
            grid: {color: line => line.tick.value === 0 ? INK : GRID, tickColor: INK},
          }),
        },
        plugins: {
          legend: {display: false},
          tooltip: {
            usePointStyle: lines, boxPadding: 4,
            callbacks: {
              title: items => items.length ? data.xLabel + ": " + (lines ? written(items[0].parsed.x) : items[0].label) : "",
              label: item => item.dataset.label + ": " + (present(item.parsed.y) ? written(item.parsed.y) : "no data"),
            },
          },
        },
      },
    });
  }

  /** The sample of a series in the legend, drawn as in the chart. */
  function sample(kind, i) {
    const canvas = document.createElement("canvas");
    canvas.width = 46 * SHARP;
    canvas.height = 16 * SHARP;
    const context = canvas.getContext("2d");
    context.scale(SHARP, SHARP);
    const {colour, dash, marker, inside} = style(i);
    context.strokeStyle = colour;
    if (kind === "line") {
      context.lineWidth = 2;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(0, 8);
      context.lineTo(46, 8);
      context.stroke();
      context.setLineDash([]);
      context.lineWidth = 1.75;
      context.fillStyle = inside;
      Chart.helpers.drawPoint(context, {pointStyle: marker, radius: 4, borderWidth: 1.75}, 23, 8);
    } else {
      context.lineWidth = 1.25;
      context.fillStyle = fill(context, style(i));
      context.fillRect(8, 1, 30, 14);
      context.strokeRect(8, 1, 30, 14);
    }
    return canvas;
  }

  /** The legend above a chart: a press on a name hides its series and shows it again. */
  function legend(drawing, data) {
    const list = document.createElement("ul");
    list.className = "legend";
    data.series.forEach((series, i) => {
      const empty = !series.y.some((y, k) => present(y) && (data.kind !== "line" || present(series.x[k])));
      const entry = document.createElement(empty ? "span" : "button");
      entry.append(sample(data.kind, i), series.name + (empty ? " (no data)" : ""));
      if (empty) {
        entry.className = "absent";
      } else {
        entry.type = "button";
        entry.title = "Hide or show";
        entry.setAttribute("aria-pressed", "true");
        entry.addEventListener("click", () => {
          const visible = !drawing.isDatasetVisible(i);
          drawing.setDatasetVisibility(i, visible);
          drawing.update();
          entry.setAttribute("aria-pressed", String(visible));
        });
      }
      const item = document.createElement("li");
      item.append(entry);
      list.append(item);
    });
    return list;
  }

  Chart.defaults.font.family = FONT;
  Chart.defaults.font.size = 12;
  for (const canvas of document.querySelectorAll("canvas[data-source]")) {
    const data = JSON.parse(document.getElementById(canvas.dataset.source).textContent);
    const plot = canvas.parentElement;
    plot.before(legend(chart(canvas, data), data));
  }
  // On paper all charts are as wide as a page of A4 or Letter allows, whatever the window's size is; see report.css.
  addEventListener("beforeprint", () => Object.values(Chart.instances).forEach(each => each.resize(680, 280)));
  addEventListener("afterprint", () => Object.values(Chart.instances).forEach(each => each.resize()));
})();
