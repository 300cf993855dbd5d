// Indicators in groups, one a row: an area's figure, others beside it, and where it stands. A row can be chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  const table = html("table"), head = html("tr");
  table.setAttribute("aria-label", data.alt);
  table.classList.toggle("crowded", data.crowded);
  for (const [className, title] of data.columns) {
    const cell = html("th", className, title);
    cell.scope = "col";
    head.append(cell);
  }
  table.append(html("thead", "", head));
  for (const group of data.groups) {
    const title = html("th", "group", group.title);
    title.colSpan = data.columns.length;
    title.scope = "rowgroup";
    table.append(html("tbody", "", html("tr", "", title), ...group.rows.map((row) => line(row, data, setTriggerValue))));
  }
  const focused = root.getRootNode().activeElement?.dataset.code;
  root.replaceChildren(table);
  root.querySelector(`button[data-code="${focused}"]`)?.focus({ preventScroll: true });
}

function line(row, data, setTriggerValue) {
  const name = html("button", "", row.name);
  name.type = "button";
  name.title = row.help;
  name.dataset.code = row.code;
  name.setAttribute("aria-pressed", String(row.code === data.chosen));
  const made = html("tr", row.tone, html("td", "name", name));
  made.classList.toggle("selected", row.code === data.chosen);
  made.onclick = () => setTriggerValue("chosen", row.code);
  made.append(...row.values.map((value) => html("td", "value", value)));
  for (const [className, text] of row.cells) made.append(html("td", className, ...content(className, text, row)));
  return made;
}

function content(className, text, row) {
  if (className === "status" && text) return [html("span", "word", shapeOf(row.tone), text)];
  if (className !== "difference" || row.bar === null) return [text];
  const track = html("span", "track"), filled = html("span", `fill ${row.side}`);
  track.setAttribute("aria-hidden", "true");
  filled.style.left = `${50 + 50 * Math.min(0, row.bar)}%`;
  filled.style.width = `${50 * Math.abs(row.bar)}%`;
  track.append(filled);
  return [track, html("span", `apart ${row.side}`, text)];
}
