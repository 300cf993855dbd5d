// Sources or areas by criteria: in every cell a shape, a figure, and what the figure is made of. A row may be chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  if (data.height) root.style.maxHeight = `${data.height}px`;
  if (!data.choosable) root.tabIndex = 0; // scrolled by keyboard; rows that can be chosen are stops themselves
  const table = html("table");
  table.setAttribute("aria-label", data.alt);
  table.append(heading(data), html("tbody", "", ...data.rows.map((row) => line(row, data, setTriggerValue))));
  root.replaceChildren(table);
}

function heading(data) {
  const cells = data.columns.map((column) => {
    const cell = html("th", "", column.title);
    cell.scope = "col";
    if (column.help) cell.title = column.help;
    return cell;
  });
  return html("thead", "", html("tr", "", ...cells));
}

function line(row, data, setTriggerValue) {
  const made = html("tr", [row.code === data.chosen ? "chosen" : "", data.choosable ? "can" : ""].join(" ").trim());
  const name = html(data.choosable ? "button" : "span", data.choosable ? "" : "plain", row.name);
  if (data.choosable) {
    name.type = "button";
    name.setAttribute("aria-pressed", String(row.code === data.chosen));
    made.onclick = () => setTriggerValue("chosen", row.code);
  }
  made.append(html("td", "name", name, html("span", "note", row.note)), ...row.cells.map(cellOf));
  return made;
}

function cellOf(cell) {
  if (!cell.tone) return html("td", "text", html("span", "", cell.text), html("span", "note", cell.note));
  const word = html("span", cell.tone === "none" ? "hidden" : "said", cell.word);
  const figure = html("span", "figure", shapeOf(cell.tone), word, html("b", "", cell.text));
  return html("td", `mark ${cell.tone}`, figure, html("span", "note", cell.note));
}
