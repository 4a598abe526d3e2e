// Links within the page whose target is not there or cannot be seen.
() => [...document.querySelectorAll('.jm a[href^="#"]')].filter(link => {
  if (!link.checkVisibility()) return false;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return !target?.checkVisibility();
}).map(link => link.outerHTML.slice(0, 120))
