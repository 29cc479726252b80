// Keeps what was typed into a form until it is sent or given up, so that a lost connection or a reload loses nothing.
// Session storage: this tab only, gone with it.

const prefix = "support-console-draft:";

function fieldsOf(form) {
  return [...form.elements].filter(element => element.name && !element.name.startsWith("__"));
}

export function attach(form, key) {
  if (!form) {
    // The dialog went before this arrived.
    return null;
  }

  const save = () => {
    const draft = Object.fromEntries(fieldsOf(form).map(field => [field.name, field.value]));
    sessionStorage.setItem(prefix + key, JSON.stringify(draft));
  };

  // In the capture phase: an attempt is noted before it is made.
  form.addEventListener("input", save, true);
  form.addEventListener("submit", save, true);

  // What is chosen with the mouse stands in a hidden field, which the server fills a moment after the event.
  const chosen = change => change.target.type === "hidden" && change.target.name !== "attempt";
  new MutationObserver(changes => changes.some(chosen) && save()).observe(form, { subtree: true, attributes: true, attributeFilter: ["value"] });
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key));
  } catch {
    return null;
  }
}

export function rename(key, attempt) {
  const kept = sessionStorage.getItem(prefix + key);
  if (kept) {
    sessionStorage.setItem(prefix + key, JSON.stringify({ ...JSON.parse(kept), attempt }));
  }
}

export function clear(key) {
  sessionStorage.removeItem(prefix + key);
}
