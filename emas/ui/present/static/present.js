// Slides on the whole screen. All of them are here from the beginning: turning a page asks nobody.
// Told by the server: see emas/ui/present/mount.py. Tells nothing.

// Units of a stage. On a canvas of one width 4:3 is taller: its letters are as wide as those of 16:9.
const WIDE = [1280, 720], SQUARE = [1120, 840], TALL = 600;
const LARGEST = 30, LEAST = { wide: 24, tall: 16 }; // type of a slide's body, in units of the stage
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const SWIPE = 50; // px
const views = new WeakMap(); // by the root that Streamlit gives

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function build(root) {
  const view = {
    at: 0,
    start: make("button", { type: "button", class: "start" }),
    help: make("p", { class: "help" }),
    dialog: make("dialog", { class: "show" }),
    stage: make("div", { class: "stage" }),
    slide: make("section", { class: "slide" }),
    foot: make("footer"),
    stamp: make("span", { class: "stamp" }),
    number: make("span", { class: "number", role: "status" }),
    notes: make("aside", { hidden: "" }),
    black: make("div", { class: "black", hidden: "" }),
    tools: make("nav"),
  };
  view.buttons = Object.fromEntries(["previous", "next", "loop", "black", "notes", "close"].map(name => {
    const button = make("button", { type: "button", "data-tool": name });
    view.tools.append(button);
    return [name, button];
  }));
  view.foot.append(view.stamp, view.number);
  view.stage.append(view.slide, view.foot);
  view.dialog.append(view.stage, view.notes, view.tools, view.black);
  root.append(make("div", { class: "begin" }, view.start, view.help), view.dialog);
  listen(view);
  return view;
}

function listen(view) {
  const { dialog, buttons } = view;
  view.start.addEventListener("click", () => open(view, true));
  dialog.addEventListener("keydown", event => key(view, event));
  dialog.addEventListener("close", () => closed(view));
  buttons.previous.addEventListener("click", () => turn(view, -1));
  buttons.next.addEventListener("click", () => turn(view, 1));
  buttons.loop.addEventListener("click", () => loop(view, !view.timer));
  buttons.black.addEventListener("click", () => blacken(view));
  buttons.notes.addEventListener("click", () => notes(view));
  buttons.close.addEventListener("click", () => dialog.close());
  view.black.addEventListener("click", () => blacken(view));
  view.slide.addEventListener("click", event => pull(view, event.target.closest("[data-lever]")));
  let from;
  dialog.addEventListener("pointerdown", event => { from = [event.clientX, event.clientY]; });
  dialog.addEventListener("pointerup", event => {
    const [x, y] = from ?? [event.clientX, event.clientY];
    const across = event.clientX - x;
    if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(event.clientY - y)) turn(view, across < 0 ? 1 : -1);
    from = undefined;
  });
  // The tools come with the pointer and go when it rests.
  dialog.addEventListener("pointermove", () => {
    dialog.classList.add("active");
    clearTimeout(view.resting);
    view.resting = setTimeout(() => dialog.classList.remove("active"), 2500);
  });
  new ResizeObserver(() => dialog.open && lay(view)).observe(dialog);
}

async function open(view, asked) {
  // A dialog that is open stands below what goes to full screen after it: first the screen, then the dialog.
  if (asked) await document.documentElement.requestFullscreen?.().catch(() => {});
  if (!view.dialog.open) view.dialog.showModal();
  show(view);
  if (view.data.loop) loop(view, true);
}

function closed(view) {
  loop(view, false);
  view.black.hidden = true;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  view.start.focus();
}

function key(view, event) {
  const lever = event.target.closest?.("[data-lever], [data-tool]");
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const acts = { b: blacken, ".": blacken, n: notes, l: () => loop(view, !view.timer), f: full };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (lever && (letter === " " || letter === "Enter")) return event.stopPropagation();
  if (FORWARD.includes(event.key)) turn(view, 1);
  else if (BACK.includes(event.key)) turn(view, -1);
  else if (event.key === "Home") turn(view, -view.at);
  else if (event.key === "End") turn(view, view.data.slides.length - 1 - view.at);
  else if (acts[letter]) acts[letter](view);
  else return event.stopPropagation(); // the page below has keys of its own
  event.preventDefault();
  event.stopPropagation();
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function turn(view, by) {
  // The first key after a black screen brings the slide back, and no other.
  if (!view.black.hidden) return blacken(view);
  const all = view.data.slides.length;
  const to = view.timer ? (view.at + by + all) % all : Math.min(all - 1, Math.max(0, view.at + by));
  if (to !== view.at) {
    view.at = to;
    show(view);
  }
  if (view.timer) loop(view, true);
}

function blacken(view) {
  view.black.hidden = !view.black.hidden;
}

function notes(view) {
  view.notes.hidden = !view.notes.hidden;
  view.buttons.notes.ariaPressed = String(!view.notes.hidden);
  lay(view);
}

function loop(view, on) {
  clearInterval(view.timer);
  view.timer = on ? setInterval(() => view.black.hidden && turn(view, 1), view.data.pause * 1000) : 0;
  view.buttons.loop.ariaPressed = String(Boolean(on));
}

function pull(view, lever) {
  if (!lever) return;
  for (const one of view.slide.querySelectorAll("[data-lever]")) one.ariaPressed = String(one === lever);
  for (const one of view.slide.querySelectorAll("[data-effect]")) one.hidden = one.dataset.effect !== lever.dataset.lever;
  fit(view);
}

function show(view) {
  const { slides, words } = view.data;
  const slide = slides[view.at];
  view.slide.innerHTML = slide.html;
  view.slide.className = `slide of-${slide.key}`;
  view.number.textContent = words.of.replace("{n}", view.at + 1).replace("{all}", slides.length);
  const sources = slide.sources.map(text => make("li", {}, text));
  view.notes.replaceChildren(
    make("b", {}, words.notes), make("p", {}, slide.note || "–"),
    ...(sources.length ? [make("b", {}, words.sources), make("ul", {}, ...sources)] : []),
  );
  view.buttons.previous.ariaDisabled = String(view.at === 0);
  view.buttons.next.ariaDisabled = String(view.at === slides.length - 1);
  lay(view);
  pull(view, view.slide.querySelector("[data-lever]"));
  view.slide.querySelector("h2").focus({ preventScroll: true });
}

/** The stage as large as the screen lets it be. */
function lay(view) {
  const height = window.innerHeight * (view.notes.hidden ? 1 : 0.72), width = window.innerWidth;
  const shape = width / height;
  const [w, h] = shape >= 1.5 ? WIDE : shape >= 1 ? SQUARE : [TALL, TALL / shape];
  const scale = Math.min(width / w, height / h);
  view.stage.style.cssText = `width:${w}px;height:${h}px;transform:scale(${scale});`
    + `left:${(width - w * scale) / 2}px;top:${(height - h * scale) / 2}px`;
  view.stage.classList.toggle("tall", shape < 1);
  view.stage.classList.toggle("square", shape >= 1 && shape < 1.5);
  fit(view);
}

/** Type as large as the slide's room lets it be; figures one below another lie flat before any of them is cut. */
function fit(view) {
  const body = view.slide.querySelector(".body");
  if (!body) return;
  const least = view.stage.classList.contains("tall") ? LEAST.tall : LEAST.wide;
  for (const flat of [false, true]) {
    body.classList.toggle("flat", flat);
    for (let size = LARGEST; size >= least; size--) {
      body.style.fontSize = `${size}px`;
      if (body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth) return;
    }
  }
}

export default async function ({ data, parentElement: root }) {
  if (!views.has(root)) {
    const sheet = root.querySelector("link[rel=stylesheet]");
    if (sheet && !sheet.sheet) await new Promise(done => { sheet.onload = sheet.onerror = done; });
    if (!views.has(root)) views.set(root, build(root));
  }
  const view = views.get(root);
  const fresh = !view.data;
  view.data = JSON.parse(new TextDecoder().decode(data));
  const { words, slides, stamp, title, language } = view.data;
  view.at = Math.min(view.at, slides.length - 1);
  view.start.textContent = words.start;
  view.help.textContent = words.help;
  view.stamp.textContent = stamp;
  view.dialog.lang = language;
  view.dialog.ariaLabel = title;
  for (const name of ["previous", "next", "loop", "black", "notes", "close"]) view.buttons[name].textContent = words[name];
  if (view.dialog.open) show(view);
  else if (fresh && view.data.atOnce) open(view, false);
}
