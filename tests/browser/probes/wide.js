// What stands out of the window at its end, outside of frames that scroll by themselves.
() => {
  const width = document.documentElement.clientWidth, whole = document.documentElement.scrollWidth;
  const frames = ".jm-map__scroll, .jm-frame, .jm-figure__picture, pre, .md-sidebar, .md-search";
  const apart = part => part.closest(`${frames}, details:not([open]) > :not(summary)`);
  const wide = [...document.querySelectorAll("body *")].filter(part => {
    const box = part.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !apart(part);
  });
  return whole > width ? [`the page is ${whole}`, ...wide.slice(0, 5).map(part => part.outerHTML.slice(0, 90))] : [];
}
