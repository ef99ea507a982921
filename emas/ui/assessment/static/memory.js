// Keeps the trial's answers in this tab: what a reload or a phone short of memory takes from the page comes back.
// Nothing of it goes anywhere but into the page it came from; the tab's end is its end.
const KEY = "emas-trial";

export default function ({ data, setTriggerValue }) {
  const { answers, forget } = JSON.parse(new TextDecoder().decode(data));
  try {
    if (forget) sessionStorage.removeItem(KEY);
    else if (answers) sessionStorage.setItem(KEY, answers);
    else if (sessionStorage.getItem(KEY)) setTriggerValue("held", sessionStorage.getItem(KEY));
  } catch {
    // A browser that keeps nothing: the page says that a reload begins anew.
  }
}
