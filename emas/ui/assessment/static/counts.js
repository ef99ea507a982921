// Fields for counts: digit keys on a phone, the line under a field read out with it; and what is typed stays in this
// tab until the server has stored it, so that neither a reload nor a lost connection takes it away.
const KEY = "emas-counts";
const LONGEST = 200; // signs of one field
const SETTLED = 500; // ms until Streamlit has put the server's text into a field

const answered = new Set(); // sessions of the server, with the village, that were given back what the tab holds
let shown = []; // the fields on the page
let settling; // the timer until the tab lets go of what is stored
let owed = false; // whether the server has still to say that it has what was given back

function held() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function hold(all) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing: the page says that what is not stored must not be closed.
  }
}

const ofVillage = (all, scopes) => Object.keys(all).filter(key => scopes.some(scope => key.startsWith(scope)));
const box = field => document.querySelector(`.st-key-${field.name}`);
const inputOf = field => box(field)?.querySelector("input");

/** Streamlit may draw a field at any time, later than this or anew. */
function dress() {
  for (const field of shown) {
    const input = inputOf(field);
    const said = box(field)?.querySelector(".emas-count-said");
    if (!input || !said) continue;
    said.id = `said-${field.name}`;
    input.inputMode = "numeric";
    input.setAttribute("aria-describedby", said.id);
    input.setAttribute("aria-invalid", String(said.classList.contains("emas-refused")));
  }
}

new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });

document.addEventListener("input", event => {
  const field = shown.find(one => inputOf(one) === event.target);
  const text = event.target.value;
  if (!field || text.length > LONGEST) return;
  hold({ ...held(), [field.key]: { text, seen: field.seen } });
});

/** What is typed from now on is typed by somebody who sees what is stored by now. */
function noteSeen() {
  const all = held();
  for (const field of shown) if (field.key in all) all[field.key].seen = field.seen;
  hold(all);
}

/** Let go of what the server has stored, as far as nothing else was typed since. */
function tidy({ scopes, waiting }) {
  if (owed) return;
  const all = held();
  for (const key of ofVillage(all, scopes)) {
    const field = shown.find(one => one.key === key);
    const input = field && inputOf(field);
    if (input && input.value !== field.text) continue;
    if (!waiting.includes(key)) delete all[key];
    else if (field) all[key].text = field.text;
  }
  hold(all);
}

function giveBack({ session, scopes, forget }, setTriggerValue) {
  const all = held();
  const mine = ofVillage(all, scopes);
  if (forget) {
    for (const key of mine) delete all[key];
    hold(all);
    return;
  }
  const lost = mine.filter(key => {
    const field = shown.find(one => one.key === key);
    const now = field && inputOf(field)?.value;
    // What somebody has typed by now, while this was loading, is newer than what the tab holds.
    if (now && now !== field.text && now !== all[key].text) all[key].text = now;
    else return all[key].text !== field?.text;
  });
  hold(all);
  if (!lost.length) return;
  owed = true;
  const fields = Object.fromEntries(lost.map(key => [key, all[key]]));
  setTriggerValue("held", JSON.stringify({ session, fields }));
}

export default function ({ data, setTriggerValue }) {
  const told = JSON.parse(new TextDecoder().decode(data));
  shown = told.fields.map(([key, name, text, seen]) => ({ key, name, text, seen }));
  const id = [told.session, ...told.scopes].join(" ");
  if (told.heard) owed = false;
  if (!answered.has(id)) {
    answered.add(id);
    giveBack(told, setTriggerValue);
  } else if (!owed) noteSeen();
  dress();
  // Of several answers in a row the last counts: what was waiting before may be stored by now, or the other way round.
  clearTimeout(settling);
  settling = setTimeout(tidy, SETTLED, told);
  const mine = shown;
  return () => {
    if (shown === mine) shown = [];
  };
}
