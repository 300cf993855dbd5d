// How the last audit ended, and the way from the register to the board with the gate between the two sides.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const word = html("strong", "word", shapeOf(data.tone), data.word);
  const verdict = html("p", `verdict ${data.tone}`, word, html("span", "", data.sentence));
  const steps = html("ol");
  data.steps.forEach(([picture, title, text], place) => {
    const words = html("span", "words", html("b", "", title), html("span", "", text));
    const step = html("li", "", drawing(picture), words);
    if (place === data.steps.length - 1) step.append(html("i", "gate"));
    steps.append(step);
  });
  root.replaceChildren(verdict, steps);
}

// Line drawings of 40 x 28; every one a list of paths, the second in the accent colour.
const PICTURES = {
  register: ["M7 2h26v24H7zM11 8h4M11 14h4M11 20h4", "M18 8h11M18 14h9M18 20h11"],
  count: ["M4 26h32", "M8 26V16h5v10M17 26V6h5v20M26 26V12h5v14"],
  noise: ["M4 26h32M8 26V16h5v10M17 26V6h5v20M26 26V12h5v14", "M10.5 10v8M8.5 10h4M8.5 18h4M19.5 2v8M17.5 2h4M17.5 10h4M28.500 8v8M26.500 8h4M26.500 16h4"],
  balance: ["M20 3v22M13 25h14M6 8h28", "M6 8l-4 9h8zM34 8l-4 9h8z"],
  attack: ["M20 2l12 4v8c0 7-5 10-12 12-7-2-12-5-12-12V6z", "M14 13l4.500 5L27 9"],
  board: ["M4 3h32v19H4zM14 26h12M20 22v4", "M9 17v-4M15 17V8M21 17v-6M27 17V7"],
};

function drawing(name) {
  const made = svg("svg", { viewBox: "0 0 40 28", "aria-hidden": "true" });
  PICTURES[name].forEach((d, place) => made.append(svg("path", { d, class: place ? "accent" : "" })));
  return made;
}
