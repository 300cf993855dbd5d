// Each attack as a line: what it tries, how much it finds without and with protection on one scale, bar and verdict.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const head = html("tr");
  for (const title of data.heads) {
    const cell = html("th", "", title);
    cell.scope = "col";
    head.append(cell);
  }
  const rows = data.rows.map((row) => line(row, data.heads));
  const table = html("table", "", html("thead", "", head), html("tbody", "", ...rows));
  const promises = html("ul", "promises", ...data.promises.items.map(promise));
  root.replaceChildren(legend(data.legend), table, html("h4", "", data.promises.title), promises);
}

function line(row, heads) {
  const what = html("td", "what", html("b", "", row.name), html("span", "", row.text));
  const cells = [html("td", "number before", row.without), html("td", "number", row.found), html("td", "limit", row.bar)];
  const word = html("span", "word", shapeOf(row.tone), row.word);
  const made = html("tr", row.tone, what, html("td", "scale", scale(row)), ...cells, html("td", "", word));
  [...made.children].forEach((cell, place) => (cell.dataset.title = heads[place]));
  return made;
}

function legend(words) {
  return html("p", "legend", ...Object.entries(words).map(([name, word]) => html("span", "", html("i", name), word)));
}

// 0 to 100 %: gray what an attacker finds unprotected, teal what she finds here, marks for the bar and for a guess.
function scale(row) {
  const track = html("span", "track");
  track.setAttribute("aria-hidden", "true");
  for (const [className, share] of [["unprotected", row.without_share], ["protected", row.found_share]]) {
    if (share === null) continue;
    const fill = html("i", className);
    fill.style.width = `${Math.min(share, 1) * 100}%`;
    track.append(fill);
  }
  for (const [className, share] of [["chance", row.chance_share], ["bar", row.bar_share]]) {
    if (share === null) continue;
    const mark = html("i", className);
    mark.style.left = `${share * 100}%`;
    track.append(mark);
  }
  return track;
}

function promise({ tone, word, name, text }) {
  const made = html("li", tone, shapeOf(tone), html("span", "hidden", `${word}: `), html("b", "", name), html("span", "", text));
  return made;
}
