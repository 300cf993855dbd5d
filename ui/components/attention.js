// What needs direction: status, sentence, who answers.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const items = data.items.map(({ tone, word, spans, owner }) => {
    const mark = html("span", "mark", shapeOf(tone), html("span", "hidden", word));
    const sentence = html("span", "sentence", ...spans.map(([text, strong]) => (strong ? html("b", "", text) : text)));
    sentence.title = spans.map(([text]) => text).join(""); // two lines are shown
    return html("li", tone, mark, sentence, html("span", "owner", owner));
  });
  root.replaceChildren(items.length ? html("ul", "", ...items) : html("p", "", data.nothing));
}
