// The focus of dialogs: on the first field when one opens, back on the element that had it before when it closes.

let before = null;

document.addEventListener("focusin", event => {
  if (!event.target.closest(".mud-dialog-container,dialog")) {
    before = event.target;
  }
});

// Escape closes the dialog also while nothing in it has the focus: the button that had it goes with the form when an act is done.
document.addEventListener("keydown", event => {
  const body = [...document.querySelectorAll(".dialog-body")].at(-1);
  if (event.key === "Escape" && body && !body.contains(event.target) && !document.querySelector(".mud-popover-open,dialog[open]")) {
    body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }
});

export function opened(body) {
  // A dialog that was closed meanwhile has no body any more.
  const first = body?.querySelector("[data-first]");
  if (first && !(body.contains(document.activeElement) && document.activeElement.matches("input,textarea,select"))) {
    // Not away from whoever types already.
    first.focus();
    first.select?.();
  }
}

export function closed() {
  const target = before?.isConnected ? before : document.querySelector("main h1");

  // After the next frame: the focus trap of the dialog gives the focus away when it leaves the document.
  requestAnimationFrame(() => setTimeout(() => {
    if (document.activeElement === document.body || document.activeElement?.closest(".mud-dialog-container")) {
      target?.focus();
    }
  }));
}
