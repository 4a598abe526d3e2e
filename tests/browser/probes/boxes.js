// Text that is cut off, that stands outside of its cell or card, or that overlaps other text.
// Frames that scroll are opened first, so that all of their content stands beside nothing else.
() => {
  const open = document.createElement("style");
  open.textContent = `.jm .jm-map__scroll, .jm .jm-frame, .jm .jm-figure__picture { overflow: visible !important; max-height: none !important; }
    .jm .jm-grid thead, .jm .jm-chap__h { position: static !important; }`;
  document.head.append(open);
  const say = part => `${part.localName}.${part.getAttribute("class") ?? ""} "${part.textContent.trim().slice(0, 40)}"`;
  const hidden = part => getComputedStyle(part.closest("thead") ?? part).clipPath !== "none" || part.closest(".jm-sr, :is(.jm-n, .jm-emo, .jm-lvl, .jm-pt, .jm-key-e) > i, svg, details:not([open]) > :not(summary)");
  const wrong = [];

  const texts = [];
  const walker = document.createTreeWalker(document.querySelector(".jm"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, part = node.parentElement;
    if (!node.data.trim() || hidden(part)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) texts.push({ node, part, box });
  }

  for (const part of document.querySelectorAll(".jm *")) {
    const style = getComputedStyle(part);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || hidden(part) || !part.textContent.trim()) continue;
    if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) wrong.push(`cut off: ${say(part)}`);
  }

  for (const { part, box } of texts) {
    const cell = part.closest("td, th, .jm-card, .jm-tile, .jm-key, .jm-facts, .jm-stage, .jm-beats > li, .jm-chap__h, .jm-line");
    const room = cell?.getBoundingClientRect();
    if (room && (box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 4 || box.bottom > room.bottom + 4))
      wrong.push(`outside: ${say(part)} of ${cell.localName}.${cell.className}`);
  }

  /* A line of text is taller than its letters: what counts is its middle. */
  const lines = texts.map(({ node, part, box }) => ({
    node, part, left: box.left + 1, right: box.right - 1, top: box.top + box.height * .25, bottom: box.bottom - box.height * .25,
  })).sort((one, two) => one.top - two.top);
  lines.forEach((one, index) => {
    for (let at = index + 1; at < lines.length && lines[at].top < one.bottom; at++) {
      const two = lines[at];
      if (one.node !== two.node && one.left < two.right && two.left < one.right) wrong.push(`over each other: ${say(one.part)} and ${say(two.part)}`);
    }
  });
  open.remove();
  return [...new Set(wrong)];
}
