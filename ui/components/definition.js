// One definition: title and tags, what it is, the fraction, facts, owners, map classes, targets.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const tags = html("p", "tags", ...data.tags.map((tag) => html("span", "", tag)));
  const sheet = html("article", "", html("h3", "", data.name), tags, html("p", "definition", data.definition));
  sheet.append(html("p", "why", html("b", "", `${data.why[0]}. `), data.why[1]));
  const fraction = data.fraction.map(([label, text]) => html("div", "", html("dt", "", label), html("dd", "", text)));
  sheet.append(html("dl", "fraction", ...fraction));
  sheet.append(pairs(data.facts));
  const columns = [section(data.owners.title, pairs(data.owners.rows))];
  if (data.classes.rows.length) {
    const rows = data.classes.rows.map(([level, texts]) => [level, swatches(root, texts)]);
    columns.push(section(data.classes.title, pairs(rows)));
  }
  sheet.append(html("div", "columns", ...columns), section(data.targets.title, targets(data.targets)));
  root.replaceChildren(sheet);
}

function section(title, content) {
  return html("section", "", html("h4", "", title), content);
}

function pairs(rows) {
  return html("dl", "pairs", ...rows.flatMap(([label, text]) => [html("dt", "", label), html("dd", "", text)]));
}

function swatches(root, texts) {
  const teal = getComputedStyle(root).getPropertyValue("--st-chart-sequential-colors").split(",");
  const entries = texts.map((text, place) => {
    const box = html("i");
    box.style.background = teal[8 - 2 * (texts.length - 1 - place)]; // as on the map: always up to the darkest
    return html("span", "", box, text);
  });
  return html("span", "swatches", ...entries);
}

function targets(data) {
  if (!data.rows.length) return html("p", "", data.none);
  const head = html("tr");
  for (const title of data.heads) {
    const cell = html("th", "", title);
    cell.scope = "col";
    head.append(cell);
  }
  const rows = data.rows.map((row) => html("tr", "", ...row.map((text, place) => {
    const cell = html("td", "", text);
    cell.dataset.title = data.heads[place]; // the head of a cell where rows are stacked
    return cell;
  })));
  return html("table", "", html("thead", "", head), html("tbody", "", ...rows));
}
