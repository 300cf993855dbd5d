// Areas in order, each with a bar: its distance to the target, or its value from zero. A row can be chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  const table = html("table");
  table.setAttribute("aria-label", data.alt);
  const head = html("tr");
  for (const [className, title] of data.columns) {
    const cell = html("th", className, title);
    cell.scope = "col";
    head.append(cell);
  }
  table.append(html("thead", "", head), html("tbody", "", ...data.rows.map((row) => line(row, data, setTriggerValue))));
  root.style.setProperty("--height", data.height ? `${data.height}px` : "none");
  const focused = root.getRootNode().activeElement?.dataset.code;
  root.replaceChildren(table); // in one step, so the place it was scrolled to stays
  root.querySelector(`button[data-code="${focused}"]`)?.focus({ preventScroll: true });
  const chosen = root.querySelector("tr.selected");
  if (!chosen) return; // nothing is measured: that would lay out the whole page at once
  const scrolled = root.scrollTop;
  if (chosen.offsetTop < scrolled + 20 || chosen.offsetTop + chosen.offsetHeight > scrolled + root.clientHeight) root.scrollTop = chosen.offsetTop - root.clientHeight / 2;
}

function line(row, data, setTriggerValue) {
  const made = html("tr", row.tone);
  made.onclick = () => setTriggerValue("chosen", row.code);
  const name = html("button", "", row.name);
  name.type = "button";
  name.dataset.code = row.code;
  name.setAttribute("aria-pressed", String(row.code === data.selected));
  made.classList.toggle("selected", row.code === data.selected);
  const cells = {
    rank: [row.rank],
    move: [row.move],
    name: [name],
    bar: [bar(row, data.mark)],
    value: [row.value],
    gap: [row.gap],
    status: row.word ? [html("span", "word", shapeOf(row.tone), row.word)] : [],
  };
  for (const [className] of data.columns) made.append(html("td", className, ...cells[className]));
  return made;
}

function bar(row, mark) {
  const track = html("span", "track");
  track.setAttribute("aria-hidden", "true");
  const [from, to] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
  const filled = html("span", row.bounded ? "fill bounded" : "fill");
  filled.style.left = `${100 * from}%`;
  filled.style.width = `${100 * (to - from)}%`;
  track.append(filled);
  if (mark !== null) {
    const target = html("span", "mark");
    target.style.left = `${100 * mark}%`;
    track.append(target);
  }
  return track;
}
