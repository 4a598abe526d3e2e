// Text that stands out of the sheet, to be asked with the media print at the width of what is printed on.
() => {
  const width = document.documentElement.clientWidth, out = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = walker.currentNode.parentElement;
    if (part.closest(".jm-sr, :is(.jm-n, .jm-emo, .jm-lvl, .jm-pt, .jm-key-e) > i, svg") || !part.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects())
      if (box.width > 1 && (box.left < -1 || box.right > width + 1)) out.push(part.textContent.trim().slice(0, 60));
  }
  return [...new Set(out)];
}
