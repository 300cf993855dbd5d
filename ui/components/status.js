// Status shapes are drawn, because a typeface may lack them: a disc, a triangle, a square, a dash, a diamond.
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { met: "M4 0a4 4 0 100 8 4 4 0 100-8z", near: "M4 .4L8 7.6H0z", missed: "M.4.4h7.2v7.2H.4z", none: "M.5 3h7v2h-7z", note: "M4 0l4 4-4 4-4-4z" };

function svg(name, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function html(name, className = "", ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function shapeOf(tone) {
  const made = svg("svg", { class: "shape", viewBox: "0 0 8 8", "aria-hidden": "true" });
  made.append(svg("path", { d: SHAPES[tone] }));
  return made;
}
