// Draws a map sheet (geo/README.md) once, then only recolours it. Choosing an area tells Python its code.
const LINE = 1.18; // height of a line of a label, in font sizes
const SMALLEST = 6.5; // pixels: a smaller label is noise
const FROM_CLOSE = 11.5; // pixels: labels where a few areas are seen from close
const sheets = new Map();
const drawn = new WeakMap(); // root -> what stands in it

export default async function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  if (!sheets.has(data.sheet)) {
    sheets.set(data.sheet, fetch(data.sheet).then((answer) => answer.json()));
  }
  const sheet = await sheets.get(data.sheet);
  let map = drawn.get(root);
  if (map?.address !== data.sheet) {
    map = draw(root, sheet, data.sheet);
    drawn.set(root, map);
  }
  map.choose = (code) => setTriggerValue("chosen", code);
  root.style.setProperty("--height", `${data.height}px`);
  const closeness = look(map, data.focus);
  root.classList.toggle("one-picture", !data.inset || closeness < 1);
  const seen = [data.height, data.inset, ...data.focus].join();
  if (map.seen !== seen) forgetScales(map);
  map.seen = seen;
  recolour(map, data, closeness);
}

function node(name, attributes = {}, children = []) {
  const made = svg(name, attributes);
  made.append(...children);
  return made;
}

function draw(root, sheet, address) {
  const map = { address, sheet, root, areas: new Map(), labels: [], choose: () => {} };
  const main = picture(map, sheet, sheet.view_box, false);
  main.classList.add("main");
  const pictures = [main];
  if (sheet.inset) {
    const inset = picture(map, sheet, sheet.inset.view_box, true);
    inset.classList.add("inset");
    inset.setAttribute("aria-hidden", "true"); // the same areas as in the main picture, larger
    const [x, y, width, height] = sheet.inset.view_box;
    main.append(node("rect", { class: "frame", x, y, width, height }));
    pictures.push(inset);
  }
  const pair = document.createElement("div");
  pair.className = "pair";
  pair.append(...pictures);
  map.legend = document.createElement("div");
  map.legend.className = "legend";
  map.note = document.createElement("p");
  root.replaceChildren(pair, map.legend, map.note);
  map.main = main;
  map.pictures = pictures;
  main.addEventListener("keydown", (event) => move(map, event));
  new ResizeObserver(() => {
    forgetScales(map);
    pictures.forEach(hideSmallLabels);
  }).observe(main);
  return map;
}

function picture(map, sheet, box, isInset) {
  const drawing = node("svg", { viewBox: box.join(" "), role: "group" });
  drawing.append(hatching(isInset));
  const shapes = node("g", { class: "areas" });
  for (const area of sheet.areas) {
    const shape = node("path", { d: area.d });
    shape.append(node("title"));
    shape.addEventListener("click", () => map.choose(area.code));
    const known = map.areas.get(area.code) ?? { name: area.name, shapes: [], labels: [], middle: area.leader ?? area.label };
    known.shapes.push(shape);
    map.areas.set(area.code, known);
    if (!isInset) {
      shape.setAttribute("role", "button");
      shape.setAttribute("tabindex", "-1");
      shape.dataset.code = area.code;
      shape.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          map.choose(area.code);
        }
      });
    }
    shapes.append(shape);
  }
  const lines = ["texture", "inner", "district_lines", "outline"].map((name) =>
    node("path", { class: `line ${name}`, d: sheet[name] }),
  );
  drawing.append(shapes, ...lines, node("g", { class: "chosen" }), names(map, sheet, isInset));
  return drawing;
}

function hatching(isInset) {
  const stripe = node("path", { d: "M0 0v60", class: "stripe" });
  return node("defs", {}, [
    node("pattern", {
      id: isInset ? "hatch-inset" : "hatch", width: 40, height: 40, patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    }, [node("rect", { width: 40, height: 40, class: "bare" }), stripe]),
  ]);
}

function names(map, sheet, isInset) {
  const group = node("g", { class: "names", "aria-hidden": "true" });
  const enlarged = new Set(sheet.inset?.codes);
  for (const area of sheet.areas) {
    if (isInset && !enlarged.has(area.code)) continue;
    const label = node("text");
    if (area.leader) {
      const [[x1, y1], [x2, y2]] = [area.leader_start, area.leader];
      group.append(node("path", { class: "leader", d: `M${x1} ${y1}L${x2} ${y2}` }), node("circle", { class: "leader", cx: x2, cy: y2, r: 18 }));
      label.classList.add("outside-area");
    }
    if (!isInset && enlarged.has(area.code)) label.classList.add("in-inset"); // seen here only from close
    map.areas.get(area.code).labels.push({ node: label, at: area.label, lines: area.lines, valueFits: area.value_fits });
    group.append(label);
  }
  if (!isInset) {
    for (const { lines, label } of sheet.over_labels) {
      const over = node("text", { class: "over" });
      write(over, label, lines, "", 1);
      group.append(over);
    }
    for (const { text: name, x, y, size, angle } of sheet.outside) {
      group.append(node("text", { class: "beyond", x, y, "font-size": size, transform: `rotate(${angle} ${x} ${y})` }, [name]));
    }
  }
  return group;
}

function write(label, [x, y, size], lines, value, scale) {
  const rows = value ? [...lines, value] : lines;
  const step = LINE * size * scale, first = y - ((rows.length - 1) * step) / 2;
  label.setAttribute("font-size", size * scale);
  label.replaceChildren(...rows.map((row, place) => node("tspan", { x, y: first + place * step }, [row])));
  if (value) label.lastChild.classList.add("value");
}

// Show a few areas from close, or the whole map; returns the share of the map's width that is seen.
function look(map, codes) {
  const whole = map.sheet.view_box;
  let box = whole;
  const shapes = codes.map((code) => map.areas.get(code)?.shapes[0]).filter(Boolean);
  if (shapes.length) {
    const boxes = shapes.map((shape) => shape.getBBox());
    const [left, top] = [Math.min(...boxes.map((one) => one.x)), Math.min(...boxes.map((one) => one.y))];
    const right = Math.max(...boxes.map((one) => one.x + one.width)), bottom = Math.max(...boxes.map((one) => one.y + one.height));
    const rim = 0.04 * Math.max(right - left, bottom - top);
    box = [left - rim, top - rim, right - left + 2 * rim, bottom - top + 2 * rim];
  }
  const closeness = Math.min(1, Math.max(box[2] / whole[2], box[3] / whole[3]));
  map.main.setAttribute("viewBox", box.join(" "));
  map.main.style.setProperty("--pen", closeness);
  map.main.querySelector("pattern").setAttribute("patternTransform", `rotate(45) scale(${closeness})`);
  map.root.classList.toggle("close", closeness < 1);
  return closeness;
}

// Pixels of a unit of a picture. Kept, because asking makes the browser lay out the whole page at once.
const scales = new WeakMap();

function scaleOf(drawing) {
  if (!scales.has(drawing)) scales.set(drawing, drawing.getScreenCTM()?.a ?? 1);
  return scales.get(drawing);
}

function forgetScales(map) {
  map.pictures.forEach((drawing) => scales.delete(drawing));
}

function hideSmallLabels(drawing) {
  const scale = scaleOf(drawing);
  for (const label of drawing.querySelectorAll("text")) {
    label.toggleAttribute("hidden", Number(label.getAttribute("font-size")) * scale < SMALLEST);
  }
}

function recolour(map, data, closeness) {
  const teal = getComputedStyle(map.root).getPropertyValue("--st-chart-sequential-colors").split(",");
  const many = data.legend.length - 1;
  const shade = (place) => 8 - 2 * (many - place); // five teals of the theme's ten; fewer classes take the darker ones
  const colour = (place) => teal[shade(place)];
  const close = closeness < 1, pixels = scaleOf(map.main) || 1;
  map.main.setAttribute("aria-label", data.alt);
  let reachable = null;
  for (const [code, area] of map.areas) {
    const [place, shown, short] = data.values[code] ?? ["beyond", "", ""];
    const chosen = code === data.selected;
    const text = shown ? `${area.name}: ${shown}` : area.name;
    area.shapes.forEach((shape, copy) => {
      shape.classList.toggle("beyond", place === "beyond"); // not among the areas compared
      const hatch = place === "withheld" ? `url(#${copy ? "hatch-inset" : "hatch"})` : "";
      shape.style.fill = typeof place === "number" ? colour(place) : hatch;
      shape.firstChild.textContent = text;
      if (!copy) {
        shape.setAttribute("aria-label", text);
        shape.setAttribute("aria-pressed", String(chosen));
        shape.setAttribute("tabindex", "-1");
        if (chosen || !reachable) reachable = shape;
      }
    });
    for (const { node: label, at, lines, valueFits } of area.labels) {
      const most = close ? Math.min(1, FROM_CLOSE / (at[2] * pixels)) : 1;
      const both = Math.min(most, valueFits ? 1 : lines.length / (lines.length + 1)); // room for the value's line too
      const withValue = valueFits || (close && at[2] * both * pixels > SMALLEST + 1);
      write(label, at, lines, withValue ? short : "", withValue ? both : most);
      label.classList.toggle("on-dark", typeof place === "number" && shade(place) >= 6);
      label.classList.toggle("beyond-area", place === "beyond");
    }
  }
  reachable?.setAttribute("tabindex", "0"); // one stop for the tab key; arrows walk from area to area
  for (const drawing of map.root.querySelectorAll("svg")) {
    const shape = map.areas.get(data.selected)?.shapes.find((one) => drawing.contains(one));
    drawing.querySelector(".chosen").replaceChildren(...(shape ? [node("path", { d: shape.getAttribute("d") })] : []));
  }
  const entries = data.legend.map((label, place) => [label, colour(place), false]);
  if (data.withheld) entries.push([data.withheld, "", true]);
  map.legend.replaceChildren(...entries.map(([label, fill, hatched]) => {
    const entry = document.createElement("span"), box = document.createElement("i");
    box.style.background = fill;
    box.classList.toggle("hatched", hatched);
    entry.append(box, label);
    return entry;
  }));
  map.note.textContent = [map.sheet.scale?.[data.language], map.sheet.note[data.language]].filter(Boolean).join(". ");
  map.pictures.forEach(hideSmallLabels);
}

const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function move(map, event) {
  const way = WAYS[event.key], from = event.target.dataset.code;
  if (!way || !from) return;
  event.preventDefault();
  const here = map.areas.get(from).middle;
  let best = null, least = Infinity;
  for (const [code, area] of map.areas) {
    const step = [area.middle[0] - here[0], area.middle[1] - here[1]];
    const along = step[0] * way[0] + step[1] * way[1], aside = Math.abs(step[0] * way[1]) + Math.abs(step[1] * way[0]);
    const distance = along + 2 * aside;
    if (code !== from && along > 0 && aside <= 2 * along && distance < least) [best, least] = [area, distance];
  }
  best?.shapes[0].focus();
}
