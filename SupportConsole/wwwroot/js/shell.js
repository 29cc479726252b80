// What the shell does in the browser, so that it works without a round trip and while the connection is lost: theme,
// shortcuts, copying, the time zone, and the connection's state. Started once; finds its elements by data attributes,
// because Blazor renders them again and again.

import "./dialog.js";
import "./draft.js";
import "./paste.js";

const root = document.documentElement;

function setCookie(name, value) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax${secure}`;
}

function readCookie(name) {
  const found = document.cookie.split("; ").find(part => part.startsWith(name + "="));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

// The server writes times in the reader's zone; it learns of it here, and a page written for another zone loads again.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && readCookie("support-console-zone") !== zone) {
  setCookie("support-console-zone", zone);
  if (root.dataset.zone !== undefined && readCookie("support-console-zone") === zone) {
    location.reload();
  }
}

// What the circuit calls.
window.supportConsole = {
  keepView: value => setCookie(`support-console-view-${root.dataset.person}`, value),
  keepNav: open => setCookie("support-console-nav", open ? "open" : "mini"),
  open,
  close: id => document.getElementById(id)?.close(),
  restarting: () => {
    restarting = true;
    setConnection("live");
  },
};

const themes = ["system", "light", "dark"];

function nextTheme() {
  const next = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
  root.dataset.theme = next;
  setCookie("support-console-theme", next);
  return next;
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  button.dataset.copied = "";
  announce("Copied");
  setTimeout(() => delete button.dataset.copied, 1500);
}

function announce(text) {
  const status = document.getElementById("announcements");
  if (status) {
    status.textContent = "";
    requestAnimationFrame(() => status.textContent = text);
  }
}

document.addEventListener("click", event => {
  const target = event.target.closest("[data-copy],[data-theme-switch],[data-open],[data-dismiss],[data-reload]");
  if (!target) {
    return;
  }

  if (target.dataset.copy !== undefined) {
    copy(target);
  } else if (target.dataset.themeSwitch !== undefined) {
    announce(`Theme: ${nextTheme()}`);
  } else if (target.dataset.open !== undefined) {
    open(target.dataset.open);
  } else if (target.dataset.dismiss !== undefined) {
    target.closest("dialog").close();
  } else {
    location.reload();
  }
});

function open(id) {
  const dialog = document.getElementById(id);
  // The menu that was clicked may still be closing.
  if (dialog && !document.querySelector("dialog[open],.mud-dialog-container")) {
    dialog.showModal();
  }
}

function isModalOpen() {
  return document.querySelector("dialog[open],.mud-dialog-container,.mud-popover-open") !== null;
}

function isTyping(element) {
  return element.matches("input,textarea,select,[contenteditable=true]");
}

function visible(selector) {
  return [...document.querySelectorAll(selector)].filter(element => element.offsetParent !== null).at(-1);
}

function openPalette(palette) {
  palette.showModal();
  tell(palette.querySelector("input"), "");
}

/** Writes into a box as a person would: the server hears of it. */
function tell(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("keydown", event => {
  if (event.target.matches("[role=combobox]") && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    // The arrows move through the results, not the caret through the text.
    event.preventDefault();
  }

  if (event.defaultPrevented || event.isComposing || isModalOpen()) {
    return;
  }

  const ctrlK = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
  const palette = document.getElementById("palette");
  if (ctrlK && palette) {
    event.preventDefault();
    openPalette(palette);
  } else if (ctrlK || (event.key === "/" && !isTyping(event.target))) {
    const search = visible("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (!isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.key === "?") {
      event.preventDefault();
      open("shortcuts");
    } else {
      const named = [...document.querySelectorAll("[data-shortcut]")]
        .find(element => element.dataset.shortcut === event.key.toLowerCase() && !element.disabled);
      if (named) {
        event.preventDefault();
        named.click();
      }
    }
  }
});

// A circuit that ended with an error answers nothing any more, though the connection may stand; only a reload helps.
let dead = false;

// The server said that it is about to stop: from then on a lost connection is no surprise.
let restarting = false;

function setConnection(state) {
  root.dataset.connection = dead ? "lost" : restarting && state !== "lost" ? "restarting" : state;
}

function watchErrors() {
  const told = document.getElementById("blazor-error-ui");
  if (told) {
    new MutationObserver(() => {
      dead ||= getComputedStyle(told).display !== "none";
      setConnection(root.dataset.connection);
    }).observe(told, { attributes: true, attributeFilter: ["style"] });
  }
}

// Blazor tells its connection's state to this element; without it, it would show a dialog of its own.
function watchConnection() {
  const told = document.getElementById("components-reconnect-modal");
  if (!told) {
    return;
  }

  told.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "rejected" || state === "resume-failed") {
      // The server has no memory of this page: it was restarted, or the page was away for too long.
      setConnection("lost");
      location.reload();
    } else if (state === "failed") {
      setConnection("lost");
    } else if (state === "hide") {
      restarting = false;
      setConnection("live");
    } else {
      setConnection("reconnecting");
    }
  });
}

async function start() {
  watchConnection();
  watchErrors();
  if (!window.Blazor || !document.getElementById("components-reconnect-modal")) {
    return;
  }

  const answering = interactive();
  await window.Blazor.start({
    circuit: {
      reconnectionOptions: {
        // Soon at first, then every five seconds for as long as it takes.
        maxRetries: 100000,
        retryIntervalMilliseconds: attempt => Math.min(250 * 2 ** Math.min(attempt, 5), 5000),
      },
    },
  });
  await answering;
  setConnection("live");
}

// Whoever is quicker than the circuit keeps the cursor, what was typed into the search box or the palette, and the Enter after it.
let early = null;

function noteEarly(event) {
  if (event.type === "close") {
    early = null;
  } else if (event.target.matches?.("[data-search],#palette input")) {
    const entered = event.type === "keydown" && event.key === "Enter" && !event.isComposing;
    const text = event.target.value;
    early = { text, palette: !event.target.matches("[data-search]"), entered: entered || (early?.entered && early.text === text) };
  }
}

const earlyEvents = ["input", "focusin", "keydown", "close"];
earlyEvents.forEach(type => document.addEventListener(type, noteEarly, true));

/**
 * The circuit renders the page a second time over what the server sent first; only then does the page answer. It takes over in the same
 * moment, so that no key falls in between.
 */
function interactive() {
  return new Promise(resolve => {
    const look = () => {
      if (document.querySelector("[data-interactive=true]")) {
        observer.disconnect();
        earlyEvents.forEach(type => document.removeEventListener(type, noteEarly, true));
        handOverTyping();
        resolve();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-interactive"] });
    look();
  });
}

function handOverTyping() {
  const palette = early?.palette ? document.getElementById("palette") : null;
  const box = palette ? palette.querySelector("input") : visible("[data-search]");
  if (early === null || !box) {
    return;
  }

  palette?.showModal();
  box.focus();
  if (palette || early.text !== box.value) {
    tell(box, early.text);
  }
  if (early.entered) {
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }
}

start();
