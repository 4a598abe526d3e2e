/* The pages of journeys. Without this file everything can still be read. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const remember = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch { /* private windows have no memory */ }
    return null;
  };

  /* Who is looking: kept in the address, so that a link opens the same view, and remembered. */
  function views(page) {
    const radios = all("[name=jm-view]", page);
    if (!radios.length) return;
    const show = (view, tell) => {
      if (view) page.dataset.view = view; else delete page.dataset.view;
      radios.forEach(radio => { radio.checked = radio.value === view; });
      if (!tell) return;
      const address = new URL(location.href);
      if (view) address.searchParams.set("view", view); else address.searchParams.delete("view");
      history.replaceState(history.state, "", address);
      remember("jm-view", view);
    };
    const known = view => radios.some(radio => radio.value === view) ? view : "";
    radios.forEach(radio => radio.addEventListener("change", () => show(radio.value, true)));
    show(known(new URL(location.href).searchParams.get("view") ?? remember("jm-view") ?? ""), false);
  }

  function lanes(page) {
    all("[data-jm-lane]", page).forEach(box => box.addEventListener("change", () => {
      all(`[data-lane="${CSS.escape(box.dataset.jmLane)}"]`, page).forEach(row => row.toggleAttribute("data-jm-hidden", !box.checked));
      all("tbody[data-group]", page).forEach(group =>
        group.toggleAttribute("data-jm-hidden", !group.querySelector("[data-lane]:not([data-jm-hidden])")));
    }));
  }

  /* Shadows say that there is more to scroll; a touchpoint that one points at lights up in all lanes. */
  function map(page) {
    const wrap = page.querySelector("[data-jm-wrap]"), box = page.querySelector("[data-jm-scroll]");
    if (!box) return;
    const hint = () => {
      const more = box.scrollWidth - box.clientWidth, at = Math.abs(box.scrollLeft);
      /* Heads that take half the window don't stay in it. */
      wrap.toggleAttribute("data-tall", box.querySelector("thead").offsetHeight > innerHeight * .45);
      wrap.dataset.more = more < 2 ? "" : [at > 4 && "start", at < more - 4 && "end"].filter(Boolean).join(" ");
    };
    box.addEventListener("scroll", hint, { passive: true });
    new ResizeObserver(hint).observe(box);
    /* A cell of one column belongs to the touchpoint at its head. */
    const heads = box.querySelector(".jm-r2").cells;
    all("tbody tr", box).forEach(row => {
      let column = 0;
      for (const cell of row.querySelectorAll("td")) {
        const number = heads[column]?.dataset.tp;
        if (number && !cell.hasAttribute("colspan")) cell.dataset.tp = number;
        column += cell.colSpan;
      }
    });
    let lit = null;
    const light = number => {
      if (number === lit) return;
      all(".is-hot", box).forEach(part => part.classList.remove("is-hot"));
      if (number) all(`[data-tp="${number}"]`, box).forEach(part => part.classList.add("is-hot"));
      lit = number;
    };
    const at = event => light(event.target.closest("[data-tp]")?.dataset.tp ?? null);
    box.addEventListener("pointerover", at);
    box.addEventListener("focusin", at);
    box.addEventListener("pointerleave", () => light(null));
    box.addEventListener("focusout", () => light(null));
    all("[data-jm-print]", page).forEach(button => button.addEventListener("click", () => print()));
  }

  /* A picture as a file of its own, in the colours that it has on the page. */
  function save(page) {
    const copied = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "stop-color", "stop-opacity", "font-size", "font-family", "font-weight", "text-anchor"];
    const pictures = { curve: ".jm-curve > svg", stages: ".jm-figure__picture svg" };
    all("[data-jm-save]", page).forEach(button => {
      const picture = page.querySelector(pictures[button.dataset.jmSave]);
      if (!picture) { button.remove(); return; }
      button.addEventListener("click", () => {
        const copy = picture.cloneNode(true), from = all("*", picture);
        all("*", copy).forEach((part, index) => {
          const style = getComputedStyle(from[index]);
          copied.forEach(name => { if (style.getPropertyValue(name)) part.style.setProperty(name, style.getPropertyValue(name)); });
        });
        const size = picture.getBoundingClientRect();
        copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
        copy.setAttribute("width", size.width || 1200);
        copy.setAttribute("height", size.height || 300);
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
        link.download = button.dataset.jmName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      });
    });
  }

  function sortable(table) {
    const heads = all("thead th", table), body = table.tBodies[0];
    heads.forEach((head, column) => {
      if (head.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const value = row => row.cells[column]?.dataset.v ?? row.cells[column]?.textContent.trim() ?? "";
      button.addEventListener("click", () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        /* What is not known stays last, whichever way one sorts. */
        const order = (one, two) => {
          const a = value(one), b = value(two);
          if (a === "" || b === "") return (a === "") - (b === "");
          return way * (isNaN(a) || isNaN(b) ? a.localeCompare(b) : a - b);
        };
        body.append(...[...body.rows].sort(order));
      });
    });
  }

  function filters(field) {
    const table = document.getElementById(field.dataset.jmFilter);
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLocaleLowerCase();
      all("tbody tr", table).forEach(row => { row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted); });
    });
  }

  const start = () => {
    all("[data-jm-journey]").forEach(page => { views(page); lanes(page); map(page); save(page); });
    all("[data-jm-sort]").forEach(sortable);
    all("[data-jm-filter]").forEach(filters);
  };
  document.addEventListener("keydown", event => {
    const open = event.key === "Escape" && document.querySelector(".jm-pop[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  if (window.document$) window.document$.subscribe(start); else start();
})();
