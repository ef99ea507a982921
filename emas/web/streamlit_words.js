// Puts what Streamlit says by itself into the language of the document, and back when that changes.
// Streamlit has no setting for these words. WORDS gives the Indonesian of its English; {…} is any text.
(() => {
  const WORDS = __WORDS__;
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const LONGEST = 800;
  const root = document.documentElement;
  const whole = new Map(), parts = [], english = new Map();
  for (const [text, told] of Object.entries(WORDS)) {
    if (!text.includes("{")) whole.set(text, told);
    else parts.push([new RegExp(`^${text.replace(/[.?+]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+?)")}$`, "s"), told]);
  }
  const indonesian = (text) => {
    if (whole.has(text)) return whole.get(text);
    for (const [pattern, told] of parts) {
      const found = pattern.exec(text);
      if (found) return told.replace(/\{(\w+)\}/g, (_all, name) => found.groups[name]);
    }
  };
  const said = (text) => {
    const plain = text.trim();
    if (!plain || plain.length > LONGEST) return text;
    if (root.lang !== "id") return english.get(plain) ?? text;
    const told = indonesian(plain);
    if (told) english.set(told, plain);
    return told ?? text;
  };
  const ofText = (node) => {
    const told = said(node.data);
    if (told !== node.data) node.data = told;
  };
  const ofElement = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const told = value && said(value);
      if (told && told !== value) element.setAttribute(name, told);
    }
  };
  const ofTree = (top) => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = top; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) ofText(node);
      else if (node.nodeType === Node.ELEMENT_NODE) ofElement(node);
    }
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(ofTree);
      else if (type === "characterData") ofText(target);
      else if (target === root) ofTree(document.body);
      else ofElement(target);
    }
  }).observe(root, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["lang", ...ATTRIBUTES],
  });
})();
