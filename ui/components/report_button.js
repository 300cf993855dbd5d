// Asks for the PDF of the page; takes it when it comes, once, or says why there is none.
const DOWN = "M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11", ROUND = "M8 2a6 6 0 106 6";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  root.made ??= build(root);
  root.made.show(data, (press) => setTriggerValue("pressed", press));
}

function build(root) {
  const picture = svg("path", { d: DOWN }), icon = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  icon.append(picture);
  const name = html("span"), make = html("button", "make", icon, name), said = html("span", "said");
  const title = html("b"), why = html("span"), close = html("button"), reason = html("div", "reason", title, why, html("br"), close);
  make.type = close.type = "button";
  said.setAttribute("role", "status");
  reason.setAttribute("role", "alert");
  reason.popover = "auto";
  close.onclick = () => reason.hidePopover();
  root.replaceChildren(make, said, reason);
  let waiting = null;

  function busy(press, words) {
    waiting = press;
    make.disabled = press !== null;
    picture.setAttribute("d", press === null ? DOWN : ROUND);
    said.textContent = words;
  }
  function refuse(data) {
    [title.textContent, why.textContent] = [data.refused, data.reason];
    reason.showPopover();
    const place = make.getBoundingClientRect();
    reason.style.top = `${place.bottom + 4}px`;
    reason.style.left = `${Math.max(12, Math.min(place.left, innerWidth - reason.offsetWidth - 12))}px`;
  }
  function save(data) {
    const bytes = Uint8Array.from(atob(data.file), (one) => one.charCodeAt(0));
    const link = html("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    link.download = data.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
  return {
    show(data, ask) {
      name.textContent = data.label;
      close.textContent = data.close;
      make.title = data.help;
      make.setAttribute("aria-label", data.help);
      make.onclick = () => {
        const press = Date.now();
        busy(press, data.making);
        ask(press);
      };
      if (waiting === null || data.pressed !== String(waiting)) return;
      busy(null, data.file ? data.done : "");
      if (data.file) save(data); else refuse(data);
    },
  };
}
