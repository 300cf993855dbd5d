// Rows of finished texts under their heads; on a narrow screen each row becomes a block, its heads before the texts.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  root.style.setProperty("--tallest", data.tallest ? `${data.tallest}px` : "none");
  const head = html("tr", "", ...data.heads.map((title) => columnHead(title)));
  const rows = data.rows.map((row) => html("tr", "", ...row.map((text, place) => cell(text, data.heads[place], place === data.wraps))));
  const table = html("table", "", html("thead", "", head), html("tbody", "", ...rows));
  table.setAttribute("aria-label", data.label);
  const box = html("div", "box", table);
  if (data.tallest) box.tabIndex = 0; // scrolled by keyboard
  root.replaceChildren(box);
}

function columnHead(title) {
  const made = html("th", "", title);
  made.scope = "col";
  return made;
}

function cell(text, title, wraps) {
  const made = html("td", wraps ? "wraps" : "", text);
  made.dataset.title = title;
  return made;
}
