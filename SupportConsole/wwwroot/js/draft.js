// Keeps what was typed into a form until it is sent or given up, so that a lost connection or a reload loses nothing.
// Session storage: this tab only, gone with it. A form names its draft by data-draft. The events are taken from the document,
// so that the first keystrokes are kept too, before the server knows that the form stands in the browser.

const prefix = "support-console-draft:";

// Forms whose draft began on this page: the server knows what is in it by the same events, and there is nothing to restore.
const begun = new WeakSet();

function fieldsOf(form) {
  return [...form.elements].filter(element => element.name && !element.name.startsWith("__"));
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key));
  } catch {
    return null;
  }
}

// All fields, or only some: until a draft is restored, the other fields of the form do not show it yet.
function keep(form, fields) {
  const kept = read(form.dataset.draft);
  if (!kept) {
    begun.add(form);
  }

  const typed = (kept ? fields : fieldsOf(form)).map(field => [field.name, field.value]);
  sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ ...kept, ...Object.fromEntries(typed) }));
}

// In the capture phase: an attempt is noted before it is made.
document.addEventListener("input", ({ target }) => {
  if (target.name && target.form?.dataset.draft) {
    keep(target.form, [target, target.form.elements.attempt]);
  }
}, true);

document.addEventListener("submit", ({ target }) => target.dataset.draft && keep(target, fieldsOf(target)), true);

export function attach(form) {
  if (!form) {
    // The dialog went before this arrived.
    return null;
  }

  // What is chosen with the mouse stands in a hidden field, which the server fills a moment after the event.
  new MutationObserver(changes => {
    const chosen = changes.map(change => change.target).filter(field => field.type === "hidden" && field.name !== "attempt");
    if (chosen.length > 0) {
      keep(form, [...chosen, form.elements.attempt]);
    }
  }).observe(form, { subtree: true, attributes: true, attributeFilter: ["value"] });
  if (begun.has(form)) {
    // A choice that was made, and filled in by the server, before the observer stood.
    keep(form, fieldsOf(form).filter(field => field.type === "hidden"));
    return null;
  }

  return read(form.dataset.draft);
}

export function rename(key, attempt) {
  const kept = read(key);
  if (kept) {
    sessionStorage.setItem(prefix + key, JSON.stringify({ ...kept, attempt }));
  }
}

export function clear(key) {
  sessionStorage.removeItem(prefix + key);
}
