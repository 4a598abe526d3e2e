/* Tells readers of a version that is not the current one where the page is in the current one. */
(facts => {
  "use strict";
  const { words, language, direction, otherwise, preview } = facts;
  if (location.protocol === "file:") return;
  /* Our own version's folder, the folder of all versions (or previews), and the root of the site. */
  const site = new URL("../../", document.currentScript.src);
  const shelf = new URL("../", site);
  const root = preview ? new URL("../", shelf) : shelf;

  const get = path => fetch(new URL(path, root)).then(answer => answer.ok ? answer.text() : Promise.reject(answer));
  const versions = get("versions.json").then(JSON.parse).catch(() => []);
  /* What was the default when this version was built may no longer be it: the root knows. */
  const chosen = get("index.html").catch(() => "").then(text =>
    new DOMParser().parseFromString(text, "text/html").querySelector("meta[name=journeys-default]")?.content || otherwise);

  const answers = new Map();
  const exists = address => {
    if (!answers.has(address)) answers.set(address, fetch(address, { method: "HEAD" }).then(answer => answer.ok, () => false));
    return answers.get(address);
  };

  /* The version that one reads, and the page in it. */
  function here() {
    const [name, ...page] = location.pathname.slice(shelf.pathname.length).split("/");
    return { name: decodeURIComponent(name), page: page.join("/") };
  }

  /* The same page of another version, or the nearest above it. */
  async function there(start, page) {
    for (let path = page; path; path = path.replace(/[^/]*\/?$/, "")) {
      /* With a dot in front: a path that begins with slashes or a scheme would lead to another host. */
      const address = new URL(`./${path}`, start).href;
      if (await exists(address)) return { address: path === page ? address + location.hash : address, isSame: path === page };
    }
    return { address: start.href, isSame: !page };
  }

  /* A name may run in another direction than the sentence. */
  const filled = (text, names) => text.replace(/\{(\w+)\}/g, (_, key) => `\u2068${names[key]}\u2069`);

  async function message() {
    const { name, page } = here();
    const [all, start] = await Promise.all([versions, chosen]);
    const find = wanted => all.find(({ version, aliases }) => version === wanted || aliases.includes(wanted));
    const mine = find(name), current = find(start);
    if (preview && !current) return { text: filled(words.preview_alone, { version: name }) };
    if (!preview && (!mine || !current || mine === current)) return null;
    const { address, isSame } = await there(new URL(`${encodeURIComponent(start)}/`, root), page);
    const kind = preview ? "preview" : mine.version === "dev" ? "unreleased" : "old";
    const text = filled(words[kind], { version: preview ? name : mine.title, current: current.title });
    return { kind, text, address, link: isSame ? words.same : words.nearest };
  }

  const banner = document.createElement("aside");
  const text = document.createElement("p");
  banner.className = "jm-version";
  text.className = "md-grid";
  banner.lang = language;
  banner.dir = direction;
  banner.setAttribute("aria-label", words.label);
  banner.append(text);

  let asked = 0;
  async function update() {
    const turn = ++asked, told = await message();
    if (turn !== asked) return;
    if (!told) { banner.remove(); return; }
    banner.dataset.kind = told.kind ?? "preview";
    text.replaceChildren(told.text);
    if (told.address) {
      const link = document.createElement("a");
      link.href = told.address;
      link.textContent = told.link;
      /* Else Material would show the other version's page within this one. */
      link.target = "_self";
      text.append(" ", link);
    }
    if (banner.isConnected) return;
    const header = document.querySelector(".md-header");
    if (header) header.before(banner); else document.body.prepend(banner);
  }

  /* Material's list of versions knows the pages of their site maps only: neither pages that have moved, nor
     any where addresses end with .html. */
  async function choose(event) {
    const link = event.target.closest?.(".md-version__link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    location.assign((await there(new URL(link.href), here().page)).address);
  }

  document.addEventListener("click", choose, true);
  addEventListener("hashchange", update);
  /* Material tells of each page that it puts in the place of another one. */
  if (window.document$) window.document$.subscribe(update); else update();
})
