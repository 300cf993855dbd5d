// Groups of entries, one of them chosen; a list beside its sheet, chips above it on a narrow screen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  const list = html("nav");
  list.setAttribute("aria-label", data.label);
  for (const group of data.groups) {
    const entries = html("ul");
    for (const [code, name] of group.entries) {
      const entry = html("button", "", name);
      entry.type = "button";
      if (code === data.chosen) entry.setAttribute("aria-current", "true");
      entry.onclick = () => setTriggerValue("chosen", code);
      entries.append(html("li", "", entry));
    }
    list.append(html("h4", "", group.title), entries);
  }
  const focused = root.getRootNode().activeElement?.textContent;
  root.replaceChildren(list);
  [...root.querySelectorAll("button")].find((entry) => entry.textContent === focused)?.focus();
}
