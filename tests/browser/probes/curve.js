// How far each point of the curve is off: its number, from its column's middle, from the nearest line.
// The map's frame is moved to its end first where asked. A point between two gaps has no line.
end => {
  const frame = document.querySelector(".jm-map__scroll");
  const way = getComputedStyle(frame).direction === "rtl" ? -1 : 1;
  frame.scrollLeft = end ? frame.scrollWidth * way : 0;
  const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const points = [...document.querySelectorAll(".jm-map__scroll .jm-pt")].map(point => ({
    number: point.dataset.tp, column: Number(point.style.getPropertyValue("--i")),
    at: middle(point.querySelector(".jm-pt__dot").getBoundingClientRect()),
    drawn: point.dataset.off === undefined, near: Infinity,
  }));
  for (const line of document.querySelectorAll(".jm-map__scroll .jm-curve__l")) {
    const onto = line.getScreenCTM(), whole = line.getTotalLength();
    const walk = (from, to, step) => {
      for (let along = Math.max(0, from); along <= Math.min(whole, to); along += step) {
        const { x, y } = line.getPointAtLength(along).matrixTransform(onto);
        for (const point of points) {
          const far = Math.hypot(x - point.at[0], y - point.at[1]);
          if (far < point.near) Object.assign(point, { near: far, along, line });
        }
      }
    };
    walk(0, whole, 5);
    points.filter(point => point.line === line).forEach(point => walk(point.along - 5, point.along + 5, .25));
  }
  const columns = new Set(points.filter(point => point.drawn).map(point => point.column));
  return points.map(point => {
    const head = document.querySelector(`.jm-map__scroll th[data-tp="${point.number}"]`).getBoundingClientRect();
    const lined = point.drawn && (columns.has(point.column - 1) || columns.has(point.column + 1));
    return [point.number, Math.abs(point.at[0] - middle(head)[0]), lined ? point.near : 0];
  });
}
