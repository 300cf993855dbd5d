// Tiếng Việt | English
const NAMES = { vi: "Tiếng Việt", en: "English" };

export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language;
  const root = parentElement.querySelector("#root");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", "Ngôn ngữ · Language");
  root.replaceChildren(
    ...Object.entries(NAMES).map(([code, name]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.lang = code;
      button.textContent = name;
      button.setAttribute("aria-pressed", String(code === data.language));
      button.onclick = () => setTriggerValue("chosen", code);
      return button;
    }),
  );
}
