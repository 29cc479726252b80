// A search box has one line, so that the browser runs pasted lines into each other. Here they stand joined by ⏎, as many whole
// ones as fit, with how many did not; the server reads them apart again (PastedLines).

const boxes = "[data-search],#palette input,[data-paste]";
const breaks = /\r\n|[\n\r\f\u0085\u2028\u2029]/;
const joint = " ⏎ ";

// Room for the number of lines that did not fit.
const reserve = 24;

function join(text, room) {
  const lines = text.split(breaks).map(line => line.trim()).filter(line => line.length > 0);
  let joined = lines.shift() ?? "";
  while (lines.length > 0 && joined.length + joint.length + lines[0].length <= room - reserve) {
    joined += joint + lines.shift();
  }
  joined = joined.slice(0, room - (lines.length > 0 ? reserve : 0));
  return lines.length > 0 ? `${joined}${joint}(+${lines.length} lines)` : joined;
}

document.addEventListener("paste", event => {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (!box.matches?.(boxes) || !breaks.test(text)) {
    return;
  }

  event.preventDefault();
  const kept = box.value.length - (box.selectionEnd - box.selectionStart);
  box.setRangeText(join(text, box.maxLength - kept), box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
