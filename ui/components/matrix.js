// Areas or services by several figures: one row each, a small bar under every figure. Sorted by a heading; a row can be chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  root.style.maxHeight = `${data.height}px`;
  const order = root.order ?? data.sorted;
  const draw = (by) => {
    root.order = by;
    const scrolled = [root.scrollTop, root.scrollLeft];
    const table = html("table", data.by);
    table.setAttribute("aria-label", data.alt);
    const rows = sorted(data.rows, by).map((row) => line(row, data, setTriggerValue));
    table.append(heading(data, by, draw), html("tbody", "", ...rows));
    root.replaceChildren(table);
    [root.scrollTop, root.scrollLeft] = scrolled;
  };
  draw(data.columns[order.column] ? order : data.sorted);
}

// Rows without a figure come last, whichever way; equal ones keep the order they came in.
function sorted(rows, { column, descending }) {
  const figure = (row) => row.cells[column].figure;
  const known = rows.filter((row) => figure(row) !== null);
  const rest = rows.filter((row) => figure(row) === null);
  known.sort((one, other) => (descending ? -1 : 1) * (figure(one) - figure(other)));
  return [...known, ...rest];
}

function heading(data, by, draw) {
  const made = html("tr");
  made.append(titled("name", data.heading));
  data.columns.forEach((column, place) => {
    const button = html("button", "", column.title);
    button.type = "button";
    button.title = column.help;
    const turned = by.column === place ? !by.descending : true;
    button.onclick = () => draw({ column: place, descending: turned });
    const cell = titled(column.strong ? "strong" : "", button);
    cell.setAttribute("aria-sort", by.column !== place ? "none" : by.descending ? "descending" : "ascending");
    made.append(cell);
  });
  return html("thead", "", made);
}

function titled(className, content) {
  const cell = html("th", className, content);
  cell.scope = "col";
  return cell;
}

function line(row, data, setTriggerValue) {
  const made = html("tr", row.code === data.selected ? "selected" : "");
  made.onclick = () => setTriggerValue("chosen", row.code);
  const name = html("button", "", row.name);
  name.type = "button";
  name.title = row.name;
  name.setAttribute("aria-pressed", String(row.code === data.selected));
  made.append(html("td", "name", name));
  row.cells.forEach((cell, place) => {
    const shown = html("td", data.columns[place].strong ? "strong" : "", html("span", cell.figure === null ? "faint" : "", cell.text));
    if (cell.bar !== null) shown.append(bar(cell));
    made.append(shown);
  });
  return made;
}

function bar(cell) {
  const track = html("span", "track");
  track.setAttribute("aria-hidden", "true");
  const filled = html("span", cell.bounded ? "fill bounded" : "fill");
  filled.style.width = `${100 * cell.bar}%`;
  track.append(filled);
  return track;
}
