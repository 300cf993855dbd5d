// A field to choose from a long list while typing, accents or not (the ARIA combobox pattern).
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  root.picker ??= build(root);
  root.picker.show(data, (code) => setTriggerValue("chosen", code));
}

const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ");

function build(root) {
  const field = html("input"), list = html("ul");
  Object.assign(field, { type: "text", autocomplete: "off", spellcheck: false });
  Object.assign(list, { id: "list", popover: "manual" });
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", "list");
  field.setAttribute("aria-autocomplete", "list");
  list.setAttribute("role", "listbox");
  root.replaceChildren(field, list);
  let data, choose, found = [], active = -1;
  const isOpen = () => list.matches(":popover-open");

  function close() {
    if (isOpen()) list.hidePopover();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    field.value = data.options.find(([code]) => code === data.chosen)?.[1] ?? "";
  }
  function open(typed) {
    found = matching(data.options, plain(typed));
    list.replaceChildren(...(found.length ? found.map(entry) : [html("li", "none", data.none)]));
    if (!isOpen()) list.showPopover();
    const place = field.getBoundingClientRect();
    list.style.top = `${place.bottom + 2}px`;
    list.style.left = `${Math.max(4, Math.min(place.left, innerWidth - list.offsetWidth - 4))}px`;
    list.style.minWidth = `${place.width}px`;
    list.style.maxHeight = `${Math.max(120, Math.min(340, innerHeight - place.bottom - 12))}px`;
    field.setAttribute("aria-expanded", "true");
    mark(typed ? 0 : found.findIndex(([code]) => code === data.chosen));
  }
  function entry([code, text], place) {
    const item = html("li", "", text);
    item.id = `option-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(code === data.chosen));
    item.onpointerdown = (event) => event.preventDefault(); // the field keeps the focus
    item.onclick = () => take(code);
    return item;
  }
  function mark(place) {
    list.children[active]?.classList.remove("active");
    active = found.length ? Math.max(0, Math.min(place, found.length - 1)) : -1;
    const item = active < 0 ? null : list.children[active];
    item?.classList.add("active");
    item?.scrollIntoView({ block: "nearest" });
    if (item) field.setAttribute("aria-activedescendant", item.id);
  }
  function take(code) {
    const isNew = code !== data.chosen;
    data = { ...data, chosen: code };
    close();
    if (isNew) choose(code);
  }
  field.onclick = () => { if (!isOpen()) { field.select(); open(""); } };
  field.oninput = () => open(field.value);
  field.onblur = close;
  field.onkeydown = (event) => {
    if (event.isComposing) return; // a Vietnamese keyboard is still making the letter
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) isOpen() ? mark(active + step) : open("");
    else if (event.key === "Enter" && isOpen() && active >= 0) take(found[active][0]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  addEventListener("scroll", (event) => { if (isOpen() && event.target !== list) close(); }, true);

  return {
    show(told, chosen) {
      [data, choose] = [told, chosen];
      field.setAttribute("aria-label", told.label);
      if (!isOpen()) close();
    },
  };
}

// Names with a word that begins as typed come first, then those that hold the text anywhere.
function matching(options, typed) {
  const texts = options.map(([, text]) => ` ${plain(text).replaceAll("(", "")}`);
  const holding = (part) => options.filter((_, place) => texts[place].includes(part));
  return typed ? [...new Set([...holding(` ${typed}`), ...holding(typed)])] : options;
}
