// Moving through the rows of a grid by key, following a row by click or Enter, selecting it by the space bar, telling the widths of columns, and saving a file that the server wrote.

const rowSelector = "tbody tr.mud-table-row";

export function attach(grid, page) {
  const rows = () => [...grid.querySelectorAll(rowSelector)];
  const current = () => grid.querySelector(`${rowSelector}[data-current]`);

  function choose(row) {
    current()?.removeAttribute("data-current");
    if (row) {
      row.dataset.current = "";
      row.scrollIntoView({ block: "nearest" });
    }
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,textarea,select,button,[role=menuitem]")) {
      return;
    }

    const all = rows();
    const place = all.indexOf(current());
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && all.length > 0) {
      choose(all[Math.min(all.length - 1, Math.max(0, place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step))]);
    } else if (event.key === "Home" || event.key === "End") {
      choose(event.key === "Home" ? all[0] : all.at(-1));
    } else if (event.key === " " && place >= 0 && all[place].querySelector("[data-row-check]")) {
      all[place].querySelector("[data-row-check]").click();
    } else if (event.key === "Enter" && place >= 0 && !event.target.matches("a")) {
      all[place].querySelector("[data-row-link]")?.click();
    } else {
      return;
    }

    event.preventDefault();
  }

  function onClick(event) {
    const row = event.target.closest(rowSelector);
    if (row && !event.target.closest("a,button,input,label") && getSelection().isCollapsed) {
      row.querySelector("[data-row-link]")?.click();
    }
  }

  // MudBlazor sets the width of a dragged column on its heading and tells nobody.
  function onUp() {
    requestAnimationFrame(() => {
      const widths = [...grid.querySelectorAll("th:has([data-head])")].filter(head => head.style.width)
        .map(head => [head.querySelector("[data-head]").dataset.head, Math.round(head.getBoundingClientRect().width)]);
      if (widths.length > 0) {
        page.invokeMethodAsync("Resized", Object.fromEntries(widths)).catch(() => {});
      }
    });
  }

  grid.addEventListener("keydown", onKey);
  grid.addEventListener("click", onClick);
  grid.addEventListener("pointerup", event => event.target.closest("th") && onUp());
}

export async function save(name, type, stream) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
