// Equal cards: name, value, change, status, distance to the target, trend, counts. A card can be chosen.
const WIDE = 160, HIGH = 34, EDGE = 3;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  root.replaceChildren(...data.cards.map((card) => draw(card, () => setTriggerValue("chosen", card.code))));
}

function draw(card, choose) {
  const made = html("button", `card ${card.tone}`);
  made.type = "button";
  made.title = card.help;
  made.setAttribute("aria-pressed", String(card.pressed));
  made.onclick = choose;
  const status = html("span", "status", html("span", "word", shapeOf(card.tone), card.word), html("span", "gap", card.gap));
  made.append(
    html("span", "name", html("span", "title", card.name), html("span", "mark", card.mark)),
    html("span", "figures", html("span", card.long ? "value long" : "value", card.value, html("small", "", card.unit)), html("span", "change", card.change)),
    status,
    trend(card.trend, card.target),
    html("span", "counts", card.counts),
    html("span", "hidden", card.spoken),
  );
  return made;
}

function trend(values, target) {
  const drawing = svg("svg", { class: "trend", viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const known = [...values, target].filter((value) => value !== null);
  const low = Math.min(...known), span = Math.max(...known) - low || 1;
  const x = (place) => EDGE + (place * (WIDE - 2 * EDGE)) / Math.max(values.length - 1, 1);
  const y = (value) => HIGH - EDGE - ((value - low) / span) * (HIGH - 2 * EDGE);
  if (target !== null) drawing.append(svg("path", { class: "target", d: `M0 ${y(target)}H${WIDE}` }));
  let pen = "M";
  const line = values.map((value, place) => {
    const step = value === null ? "" : `${pen}${x(place)} ${y(value)}`;
    pen = value === null ? "M" : "L";
    return step;
  });
  drawing.append(svg("path", { class: "actual", d: line.join("") }));
  const last = values.length - 1;
  // A line of no length with round ends: a dot that keeps its shape when the drawing is stretched.
  if (values[last] !== null && last >= 0) drawing.append(svg("path", { class: "now", d: `M${x(last)} ${y(values[last])}h0` }));
  return drawing;
}
