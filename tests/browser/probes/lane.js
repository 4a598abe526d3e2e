// In the lane of feelings: words over dots, words or dots over who leaves, and what stands outside of the lane.
() => {
  const wrong = [], lane = document.querySelector(".jm-map__scroll .jm-curve").getBoundingClientRect();
  const boxes = (selector, kind) => [...document.querySelectorAll(`.jm-map__scroll ${selector}`)].flatMap(part => {
    const range = document.createRange();
    range.selectNodeContents(part);
    const found = kind === "dot" ? [part.getBoundingClientRect()] : [...range.getClientRects()];
    const number = part.closest("[data-tp]")?.dataset.tp ?? part.style.getPropertyValue("--i");
    return found.filter(box => box.width > 1).map(box => ({ box, name: `${kind} ${number}`, owner: part }));
  });
  const words = boxes(".jm-pt__l", "word"), dots = boxes(".jm-pt__dot", "dot"), leaves = boxes(".jm-drop", "leaving");
  const over = (one, two, slack) => one.owner !== two.owner &&
    Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left) > slack &&
    Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top) > slack;
  for (const [some, others] of [[words, dots], [words, words], [words, leaves], [dots, leaves], [dots, dots]])
    for (const one of some) for (const two of others) if (over(one, two, 3)) wrong.push(`${one.name} over ${two.name}`);
  for (const { box, name } of [...words, ...dots])
    if (box.top < lane.top - 1 || box.bottom > lane.bottom + 1 || box.left < lane.left - 1 || box.right > lane.right + 1) wrong.push(`${name} outside`);
  return [...new Set(wrong)];
}
