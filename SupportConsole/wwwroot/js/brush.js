// Choosing a part of a chart, by dragging and by keyboard. The marks are drawn here, at once; the server hears which bucket the
// reader is at and which part was chosen.

export function attach(plot, page, zooms = true) {
  const cursor = plot.querySelector("[data-brush-cursor]");
  const selection = plot.querySelector("[data-brush-selection]");
  let ends = [];
  let starts = null; // null where each bucket begins at the end of the one before
  let at = null; // the bucket the reader is at
  let anchor = null; // where a selection began
  let dragging = false;
  let told = null;
  let telling = false;

  const startOf = bucket => starts ? starts[bucket] : bucket === 0 ? 0 : ends[bucket - 1];
  const middleOf = bucket => (startOf(bucket) + ends[bucket]) / 2;
  const percent = share => `${share * 100}%`;

  function draw() {
    const last = ends.length - 1;
    cursor.hidden = at === null;
    if (at !== null) {
      at = Math.min(at, last);
      cursor.style.left = percent(middleOf(at));
    }

    selection.hidden = anchor === null || at === null;
    if (!selection.hidden) {
      const [first, until] = anchor < at ? [anchor, at] : [at, Math.min(anchor, last)];
      selection.style.left = percent(startOf(first));
      selection.style.width = percent(ends[until] - startOf(first));
    }

    tell();
  }

  // One message at a time: on a slow line the last place counts, not every one on the way.
  async function tell() {
    if (telling || told === at) {
      return;
    }

    telling = true;
    try {
      while (told !== at) {
        told = at;
        await page.invokeMethodAsync("Show", told);
      }
    } catch {
      // The connection is lost; the shell says so, and the page comes back with a new chart.
    } finally {
      telling = false;
    }
  }

  function clear() {
    at = anchor = null;
    dragging = false;
    draw();
  }

  function zoom(first, last) {
    clear();
    page.invokeMethodAsync("Zoom", Math.min(first, last), Math.max(first, last)).catch(() => {});
  }

  function bucketOf(share) {
    const found = ends.findIndex(end => share < end);
    return found < 0 ? ends.length - 1 : found;
  }

  function bucketAt(event) {
    const box = plot.getBoundingClientRect();
    return bucketOf(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  }

  function onDown(event) {
    if (event.button === 0 && ends.length > 0) {
      at = bucketAt(event);
      if (zooms) {
        plot.setPointerCapture(event.pointerId);
        anchor = at;
        dragging = true;
      }

      draw();
    }
  }

  function onMove(event) {
    if (ends.length > 0 && (dragging || anchor === null)) {
      at = bucketAt(event);
      draw();
    }
  }

  function onUp() {
    if (dragging) {
      dragging = false;
      // A click is not a drag.
      if (anchor !== at) {
        zoom(anchor, at);
      } else {
        anchor = null;
        draw();
      }
    }
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || ends.length === 0) {
      return;
    }

    const last = ends.length - 1;
    const place = at ?? last;
    const next = { ArrowLeft: at === null ? last : place - 1, ArrowRight: at === null ? 0 : place + 1, Home: 0, End: last }[event.key];
    if (next !== undefined) {
      anchor = event.shiftKey && zooms ? anchor ?? place : null;
      at = Math.min(last, Math.max(0, next));
      draw();
    } else if (event.key === "Enter" && at !== null && zooms) {
      zoom(anchor ?? at, at);
    } else if (event.key === "Escape" && (at !== null || anchor !== null)) {
      clear();
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  }

  function onLeave() {
    if (!dragging && document.activeElement !== plot) {
      clear();
    }
  }

  plot.addEventListener("pointerdown", onDown);
  plot.addEventListener("pointermove", onMove);
  plot.addEventListener("pointerup", onUp);
  plot.addEventListener("pointercancel", clear);
  plot.addEventListener("pointerleave", onLeave);
  plot.addEventListener("keydown", onKey);
  plot.addEventListener("blur", clear);

  return {
    // The places of the buckets. When the period only moved on, the reader stays where the crosshair stands.
    buckets(next, moved = false, begins = null) {
      const places = moved && ends.length > 0 ? [at, anchor].map(place => place === null ? null : middleOf(place)) : null;
      const changed = next.length !== ends.length;
      ends = next;
      starts = begins;
      plot.dataset.brush = ends.length > 0 ? "ready" : "empty";
      if (places && ends.length > 0) {
        [at, anchor] = places.map(place => place === null ? null : bucketOf(place));
        draw();
      } else if (changed || begins) {
        clear();
      } else {
        draw();
      }
    },
  };
}
