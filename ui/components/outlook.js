// One line up to now, the target outlined, the pace dotted ahead. Places are shares of the width and of the height.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const drawing = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" });
  for (const [kind, points] of data.lines) {
    let pen = "M";
    const steps = points.map((point) => {
      const step = point ? `${pen}${100 * point[0]} ${100 * point[1]}` : "";
      pen = point ? "L" : "M";
      return step;
    });
    // A line of no length with round ends: a dot that keeps its shape when the drawing is stretched.
    drawing.append(svg("path", { class: kind, d: steps.join("") + (points.length === 1 ? "h0" : "") }));
  }
  const plot = html("div", "plot", drawing);
  for (const { at, text, place } of data.labels) {
    const label = html("span", `label ${place}`, text);
    label.style.left = `${100 * at[0]}%`;
    label.style.top = `${100 * at[1]}%`;
    plot.append(label);
  }
  const months = html("div", "months");
  for (const [at, text, place] of data.months) {
    const label = html("span", `label ${place}`, text);
    label.style.left = `${100 * at}%`;
    months.append(label);
  }
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", data.alt);
  root.style.setProperty("--height", `${data.height}px`);
  root.replaceChildren(plot, months);
}
