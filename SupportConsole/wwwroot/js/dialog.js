// Opens the browser's modal dialog for a <dialog> that Blazor renders, and gives the focus back afterwards.

let opener = null;

export function open(dialog) {
  if (!dialog || dialog.open) {
    return;
  }

  opener = document.activeElement;
  dialog.addEventListener("cancel", event => {
    // The page decides when a dialog goes: it stops rendering it.
    event.preventDefault();
    dialog.querySelector("[data-dialog-close]")?.click();
  });
  dialog.addEventListener("close", () => {
    if (dialog.isConnected) {
      dialog.querySelector("[data-dialog-close]")?.click();
    }
  });
  dialog.showModal();
  dialog.querySelector("[data-first]")?.focus();
  dialog.querySelector("[data-first]")?.select?.();
}

export function closed() {
  if (opener?.isConnected && document.activeElement === document.body) {
    opener.focus();
  }

  opener = null;
}
