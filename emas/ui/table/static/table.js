// A table that is changed in place: what has the focus keeps it while the server sorts and pages.
// Told by the server: see emas/ui/table/parts.py. Tells: ["open", key], ["sort", code, descending], ["page", n].

const NUMERIC = 1, SORTABLE = 2, SIGNAL = 4;
const TONES = { "✓": "met", "◐": "partly", "✕": "unmet" }; // others: open
const PHONE = 560; // px
const views = new WeakMap(); // by the root that Streamlit gives

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Two triangles; the style sheet fills the one that applies. */
function arrows() {
  const holder = make("span", { class: "arrows", "aria-hidden": "true" });
  holder.innerHTML = '<svg viewBox="0 0 8 12"><path d="M4 0 8 5H0Z"/><path d="M4 12 0 7h8Z"/></svg>';
  return holder;
}

function build(root) {
  // Roles are written out: as cards the rows are no longer laid out as a table, and browsers would forget.
  const view = {
    said: make("p", { class: "unseen", role: "status" }),
    order: make("select", { id: "order" }),
    orderLabel: make("label", { for: "order" }),
    direction: make("button", { type: "button", class: "direction" }),
    caption: make("caption", { tabindex: "-1" }),
    head: make("tr", { role: "row" }),
    body: make("tbody", { role: "rowgroup" }),
    empty: make("p", { class: "empty" }),
    cut: make("p", { class: "cut" }),
    range: make("span", { class: "range" }),
    previous: make("button", { type: "button" }),
    page: make("span", { class: "page" }),
    next: make("button", { type: "button" }),
  };
  view.thead = make("thead", { role: "rowgroup" }, view.head);
  view.sorting = make("div", { class: "sorting" }, view.orderLabel, view.order, view.direction);
  view.pager = make("div", { class: "pager" }, view.range, view.previous, view.page, view.next);
  view.table = make("table", { role: "table" }, view.caption, view.thead, view.body);
  view.box = make("div", { class: "box" }, view.said, view.sorting, view.table, view.empty, view.cut, view.pager);
  root.append(view.box);
  listen(view);
  new ResizeObserver(() => fit(view)).observe(view.box);
  return view;
}

/** Rows are cards on a phone, and wherever their columns do not fit: a style sheet could not tell the latter. */
function fit(view) {
  if (view.data?.paper) return; // hidden until it is printed, and paper has no cards
  const width = view.box.clientWidth;
  if (width >= PHONE) view.box.classList.remove("cards");
  view.box.classList.toggle("cards", width < PHONE || view.table.offsetWidth > width);
}

function listen(view) {
  const first = code => view.data.columns.some(([other, , flags]) => other === code && flags & NUMERIC);
  const sort = code => {
    const { sort, descending } = view.data;
    view.send(["sort", code, code === sort ? !descending : first(code)]);
  };
  view.head.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) sort(button.dataset.code);
  });
  view.order.addEventListener("change", () => view.send(["sort", view.order.value, first(view.order.value)]));
  view.direction.addEventListener("click", () => sort(view.data.sort));
  view.body.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) view.send(["open", button.closest("tr").dataset.key]);
  });
  for (const [button, step] of [[view.previous, -1], [view.next, 1]]) {
    button.addEventListener("click", event => {
      if (button.ariaDisabled === "true") return;
      // A thumb at the end of a column of cards wants the first of the next page; a keyboard keeps its place.
      view.lift = event.detail > 0 && view.box.classList.contains("cards");
      view.send(["page", view.data.page + step]);
    });
  }
}

/** Columns stand as long as they are the same ones: their buttons may have the focus. */
function drawColumns(view, columns) {
  const drawn = JSON.stringify(columns);
  if (view.columns === drawn) return;
  view.columns = drawn;
  view.body.replaceChildren();
  view.head.replaceChildren(...columns.map(([code, title, flags, note, hint]) => {
    const th = make("th", { scope: "col", role: "columnheader", "data-code": code, ...(hint && { title: hint }) });
    if (flags & NUMERIC) th.className = "numeric";
    th.append(flags & SORTABLE ? make("button", { type: "button", "data-code": code }, title, arrows())
      : make("span", { class: "title" }, title));
    if (note) th.append(make("small", {}, note));
    return th;
  }));
  view.order.replaceChildren(...columns.filter(([, , flags]) => flags & SORTABLE)
    .map(([code, title, , , hint]) => make("option", { value: code }, hint ?? title)));
  view.sorting.hidden = !view.order.options.length; // rows that have one order only
}

function drawOrder(view, { sort, descending, words }) {
  for (const th of view.head.children) {
    if (th.dataset.code === sort) th.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  }
  view.orderLabel.textContent = words.order;
  view.order.value = sort;
  view.direction.replaceChildren(descending ? words.down : words.up, arrows());
  view.direction.dataset.sort = descending ? "descending" : "ascending";
}

function makeRow(columns) {
  const name = make("th", { scope: "row", role: "rowheader" });
  name.append(make("button", { type: "button" }, make("bdi")));
  return make("tr", { role: "row" }, name, ...columns.slice(1).map(([, title, flags, note, hint]) => {
    const td = make("td", { role: "cell", "data-title": hint ?? title, ...(note && { "data-note": note }) });
    if (flags & NUMERIC) td.className = "numeric";
    return td;
  }));
}

/** A figure or a state, whose sign gives the colour; what belongs to it stands small under it. */
function fill(td, text, signal) {
  const [figure, under] = text.split("\n");
  if (signal) td.dataset.tone = TONES[figure[0]] ?? "open";
  td.replaceChildren(make("span", {}, figure, ...(under ? [make("small", {}, under)] : [])));
}

function drawRows(view, { columns, rows, marked, faint = [], words }) {
  while (view.body.children.length > rows.length) view.body.lastChild.remove();
  rows.forEach(([key, name, ...cells], place) => {
    const tr = view.body.children[place] ?? view.body.appendChild(makeRow(columns));
    tr.dataset.key = key;
    tr.classList.toggle("faint", faint.includes(place));
    const button = tr.firstChild.firstChild;
    button.ariaLabel = `${name}, ${words.open}`;
    button.firstChild.textContent = name;
    if (marked.includes(place)) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    cells.forEach((text, index) => {
      fill(tr.children[index + 1], text, columns[index + 1][2] & SIGNAL);
    });
  });
}

function drawPager(view, { page, pages, words }) {
  view.range.textContent = words.range;
  view.page.textContent = words.page;
  view.previous.textContent = words.previous;
  view.next.textContent = words.next;
  // Not `disabled`, which would drop the focus of whoever has just come to the last page.
  view.previous.ariaDisabled = String(page <= 1);
  view.next.ariaDisabled = String(page >= pages);
  for (const part of [view.previous, view.page, view.next]) part.hidden = pages <= 1;
}

function draw(view, root, data) {
  const focused = root.activeElement;
  const key = focused?.closest("tbody tr")?.dataset.key;
  const code = focused?.closest("thead th")?.dataset.code;
  view.data = data;
  view.caption.textContent = data.caption;
  view.empty.textContent = data.empty;
  view.cut.textContent = data.words.cut ?? "";
  view.box.classList.toggle("dense", data.dense);
  drawColumns(view, data.columns);
  drawOrder(view, data);
  drawRows(view, data);
  drawPager(view, data);
  for (const part of [view.thead, view.sorting, view.pager]) part.hidden = !data.rows.length;
  view.empty.hidden = data.rows.length > 0;
  const said = [data.words.sorted, data.rows.length && data.words.page ? `${data.words.page}, ${data.words.range}.` : data.empty];
  if (view.said.textContent !== said.join(" ")) view.said.textContent = said.join(" ");
  fit(view);
  if (focused) keepFocus(view, root, focused, { key, code });
  if (view.lift) view.box.scrollIntoView();
  view.lift = false;
}

/** The focus stays with its row or column; where that is gone, it goes to the name of the new table. */
function keepFocus(view, root, focused, { key, code }) {
  const has = (parent, name, value) => [...parent.children].find(child => child.dataset[name] === value);
  const wanted = key !== undefined ? has(view.body, "key", key) : code !== undefined ? has(view.head, "code", code) : 0;
  if (wanted) wanted.querySelector("button")?.focus({ preventScroll: true });
  const lost = wanted === undefined || !focused.getClientRects().length && root.activeElement === focused;
  if (lost || !root.activeElement) view.caption.focus();
}

export default async function ({ data, parentElement: root, setTriggerValue }) {
  if (!views.has(root)) {
    const sheet = root.querySelector("link[rel=stylesheet]");
    if (sheet && !sheet.sheet) await new Promise(done => { sheet.onload = sheet.onerror = done; });
    if (!views.has(root)) views.set(root, build(root));
  }
  const view = views.get(root);
  view.send = value => setTriggerValue("event", value);
  draw(view, root, JSON.parse(new TextDecoder().decode(data)));
}
