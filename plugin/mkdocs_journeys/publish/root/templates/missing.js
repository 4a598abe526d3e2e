/* Leads to the same page of the default version, or to the nearest above it that exists. */
(async () => {
  "use strict";
  const { base: written, default: name } = document.currentScript.dataset;
  const here = location.pathname;
  const links = { start: document.querySelector("[data-to=start]"), versions: document.querySelector("[data-to=versions]") };
  /* With the host in front: a path that begins with two slashes would lead to another one. */
  const at = path => location.origin + path;
  const exists = path => fetch(at(path), { method: "HEAD" }).then(answer => answer.ok, () => false);
  const above = path => path.replace(/[^/]*\/?$/, "");

  /* The names of the versions at a place and their aliases; nothing where there is no list with the default in it. */
  async function names(base) {
    try {
      const answer = await fetch(at(base + "versions.json"));
      const found = (await answer.json()).flatMap(({ version, aliases }) => [version, ...aliases]);
      return answer.ok && found.includes(name) ? found : null;
    } catch { return null; }
  }

  /* The root: where site_url says, else the nearest folder above with a list of versions. */
  async function root() {
    if (written && here.startsWith(written)) return [written, await names(written) ?? [name]];
    for (let base = above(here); base; base = above(base)) {
      const found = await names(base);
      if (found) return [base, found];
    }
    return [];
  }

  /* The page without its version; a version that nobody knows may have been taken away since. */
  function pages(rest, known) {
    const [first, ...more] = rest.split("/");
    if (known.some(one => encodeURIComponent(one) === first || one === first)) return [more.join("/")];
    return [rest, (first === "pr" ? more.slice(1) : more).join("/")];
  }

  const [base, known] = await root();
  if (!base) return;
  const start = base + encodeURIComponent(name) + "/";
  links.start.href = at(start);
  links.versions.href = at(base + "versions/");
  const wanted = pages(here.slice(base.length).split(/\/+/).join("/").replace(/^\//, ""), known);
  const parents = wanted.flatMap(page => {
    const found = [];
    for (let path = above(page); path; path = above(path)) found.push(path);
    return found;
  });
  for (const page of new Set([...wanted, ...parents, ""])) {
    if (start + page !== here && await exists(start + page)) {
      location.replace(at(start + page) + location.search + location.hash);
      return;
    }
  }
})();
