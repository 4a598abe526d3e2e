/* Answers the theme's search box out of Pagefind's index. It stands in the place of the theme's own worker and
   speaks as that one does. The theme takes titles and texts for HTML: whatever is written in them is escaped. */
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  /* The best pages; each is a file to fetch. All others are counted. */
  const SHOWN = 20;
  /* Milliseconds. Who goes on typing waits for no answer. */
  const PAUSE = 80;
  /* What is counted and not shown: the style sheet knows it by its address. */
  const REST = [{ location: "#__more", title: "", text: "", score: 0, terms: {} }];
  const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

  let config, options, engine = null, turn = 0;

  const escaped = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
  const marked = text => `<mark>${escaped(text)}</mark>`;

  /* Pagefind marks words by elements, and leaves no other < in its text. Every second piece is such a word. */
  const pieces = excerpt => excerpt.split(/<\/?mark>/).map(piece => piece.replace(/&lt;/g, "<").replace(/&gt;/g, ">"));

  /* An excerpt without the title, which stands above it already. */
  function teaser(excerpt, title) {
    const all = pieces(excerpt), plain = all.join("");
    let over = plain.startsWith(title) ? title.length + /^[.\s]*/.exec(plain.slice(title.length))[0].length : 0;
    return all.map((piece, at) => {
      const rest = piece.slice(over);
      over = Math.max(0, over - piece.length);
      return rest && (at % 2 ? marked(rest) : escaped(rest));
    }).join("");
  }

  const titled = (title, words) => title.split(/([\p{L}\p{M}\p{N}]+)/u).map((piece, at) =>
    at % 2 && words.some(word => piece.toLowerCase().startsWith(word)) ? marked(piece) : escaped(piece)).join("");

  /* A page and its sections, the best first. A page always comes along, also where only a section was found. */
  function group(page, rank, words) {
    const terms = Object.fromEntries(words.map(word => [word, true])), address = page.url.slice(1).replace(/-\.html$/, "");
    const found = page.sub_results.map(part => ({
      location: part.anchor ? `${address}#${part.anchor.id}` : address,
      title: titled(part.title, words),
      text: teaser(part.excerpt, part.title),
      score: part.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0),
      terms,
    }));
    const best = Math.max(...found.map(part => part.score));
    /* The order of the pages is Pagefind's; within each of them its best part has the rank of the page. */
    found.forEach(part => { part.score = rank * part.score / best; });
    if (!found.some(part => part.location === address)) {
      const only = !found.length, title = page.meta.title ?? "";
      found.push({
        location: address, title: titled(title, words), text: only ? teaser(page.excerpt, title) : "",
        score: only ? rank : 0, terms,
      });
    }
    if (page.meta.tags) {
      found.find(part => part.location === address).tags = JSON.parse(page.meta.tags).map(tag => titled(tag, words));
    }
    return found.sort((one, other) => other.score - one.score);
  }

  /* How the word that somebody is typing may go on. */
  function completion(pages, word) {
    const found = pages.flatMap(page => pieces(page.excerpt).filter((_, at) => at % 2))
      .flatMap(piece => piece.toLowerCase().match(WORDS) ?? []);
    return found.filter(one => one.startsWith(word)).slice(0, 1);
  }

  async function load() {
    const { createInstance } = await import("./pagefind/pagefind.js");
    /* It asks the page for its language, and a worker has no page. */
    self.document = { querySelector: () => ({ getAttribute: () => config.lang[0] }) };
    try {
      /* A journey is long by its nature, and means as much as a short page. */
      const ranking = { pageLength: 0 };
      return createInstance({ basePath: new URL("pagefind/", self.location.href).href, baseUrl: "/", ranking });
    } finally {
      delete self.document;
    }
  }

  async function answer(query, isWanted) {
    const words = query.toLowerCase().match(WORDS) ?? [];
    if (!words.length) return { items: [] };
    await new Promise(resolve => { setTimeout(resolve, PAUSE); });
    if (!isWanted()) return null;
    engine ??= load();
    const { results } = await (await engine).search(query);
    if (!isWanted()) return null;
    const pages = await Promise.all(results.slice(0, SHOWN).map(result => result.data()));
    const items = pages.map((page, at) => group(page, results.length - at, words));
    const rest = Array(results.length - items.length).fill(REST);
    return { items: [...items, ...rest], suggest: options.suggest ? completion(pages, words.at(-1)) : undefined };
  }

  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      ({ config, options } = data);
      postMessage({ type: READY });
    } else if (type === QUERY) {
      const mine = ++turn, isWanted = () => mine === turn;
      const found = await answer(data, isWanted).catch(error => {
        console.warn(`The search has no answer: ${error}`);
        engine = null;
        return { items: [] };
      });
      if (found && isWanted()) postMessage({ type: RESULT, data: found });
    }
  });
})();
