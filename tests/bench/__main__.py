"""`make bench`: what the plugin costs, beside MkDocs on the same pages as finished Markdown.

`python -m tests.bench [--journeys 1000] [--runs 5] [--grown 4000] [--json FILE]`. The kinds of runs take
turns, so that a busy moment of the machine hits all of them; told are the medians and the ratios. The
finished pages come from `journeys export --format site`: the same theme and search, the navigation pruned.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench import checking
from tests.bench.previews import save_to_page
from tests.bench.sites import Cost, Sites, cost, edit, write_sites

Found = dict[str, float]
MIB = 1024 * 1024


def show(line: str) -> None:
    """A line of the report, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def builds(sites: Sites, runs: int) -> Found:
    """Cold, warm after one changed file, and the plain build of the same pages."""
    kinds: Mapping[str, Callable[[int], Cost]] = {
        "plain": lambda _run: sites.build(sites.plain),
        "cold": lambda _run: sites.build(sites.ours),
        "warm": lambda run: _edited(sites, run),
    }
    zensical = shutil.which("zensical")
    if zensical:
        kinds = {**kinds, "zensical": lambda _run: cost((zensical, "build"), sites.plain, sites.cache)}
    costs: dict[str, list[Cost]] = {kind: [] for kind in kinds}
    for run in range(runs):
        for kind, measure in kinds.items():
            costs[kind].append(measure(run))
            show(f"  {kind} {run + 1} of {runs}: {costs[kind][-1].seconds:.2f} s")
    found = {kind: statistics.median(each.seconds for each in given) for kind, given in costs.items()}
    return found | {f"{kind} memory": max(each.memory for each in given) for kind, given in costs.items()}


def _edited(sites: Sites, run: int) -> Cost:
    edit(sites.journey(3), run)
    return sites.build(sites.ours, is_cold=False)


def sizes(sites: Sites) -> Found:
    """The bytes of the site, of its search index, and of one journey's page, which has 15 touchpoints."""
    site = sites.ours / "site"
    page = site / "journeys/persona-0/journey-4/index.html"
    html = page.read_text("utf-8")
    article = html.partition('<article class="md-content__inner')[2].partition("</article>\n</div>")[0]
    files = [path for path in site.rglob("*") if path.is_file()]
    return {
        "files": len(files),
        "site bytes": sum(path.stat().st_size for path in files),
        "search index bytes": (site / "search/search_index.json").stat().st_size,
        "page bytes": len(html.encode()),
        "page bytes, compressed": len(gzip.compress(html.encode(), 9)),
        "page content bytes": len(article.encode()),
    }


def report(found: Found, grown: tuple[int, Found] | None) -> None:
    """The table."""
    rows: list[tuple[str, str, str]] = [
        ("plain MkDocs, the same pages finished", f"{found['plain']:.2f} s", ""),
        ("cold build", f"{found['cold']:.2f} s", f"{found['cold'] / found['plain']:.2f} of plain"),
        ("after one changed file", f"{found['warm']:.2f} s", f"{found['warm'] / found['cold']:.2f} of cold"),
    ]
    if "zensical" in found:
        ratio = f"ours: {found['cold'] / found['zensical']:.2f} of it"
        rows.append(("Zensical, the same pages finished", f"{found['zensical']:.2f} s", ratio))
    if "saved" in found:
        share = f"1/{found['saved plain'] / found['saved']:.0f} of MkDocs' own"
        rows.append(("from a save to the page", f"{found['saved']:.3f} s", share))
        rows.append(("from a second save a second later", f"{found['saved again']:.3f} s", ""))
        rows.append(("the same with MkDocs' own server", f"{found['saved plain']:.2f} s", ""))
    rows.append(("journeys check", f"{found['check']:.2f} s", f"{found['check again']:.2f} s again"))
    if grown is not None:
        size, other = grown
        ratio = f"{other['cold'] / found['cold']:.2f} of {found['journeys']:,.0f}"
        rows.append((f"cold build of {size:,}", f"{other['cold']:.2f} s", ratio))
        rows.append((f"memory of {size:,}", f"{other['cold memory'] / MIB:,.0f} MiB", ""))
    rows.append(
        ("memory", f"{found['cold memory'] / MIB:,.0f} MiB", f"plain {found['plain memory'] / MIB:,.0f}")
    )
    rows.append(("the site", f"{found['site bytes'] / MIB:,.0f} MiB", f"{found['files']:,.0f} files"))
    rows.append(("the search index", f"{found['search index bytes'] / MIB:,.1f} MiB", ""))
    packed = f"{found['page bytes, compressed']:,.0f} compressed, {found['page content bytes']:,.0f} content"
    rows.append(("a journey's page", f"{found['page bytes']:,.0f} bytes", packed))
    for label, value, more in rows:
        show(f"{label:<40}{value:>14}  {more}")


def measured(folder: Path, arguments: argparse.Namespace) -> Found:
    """Everything about one size."""
    sites = write_sites(folder / "sites", arguments.journeys)
    found: Found = {"journeys": arguments.journeys, "runs": arguments.runs}
    found |= builds(sites, arguments.runs)
    found |= sizes(sites)
    checked = checking.measured(sites.ours, sites.cache, arguments.runs)
    found |= {"check": checked["cold"], "check again": checked["warm"], "check edited": checked["edited"]}
    if arguments.saves:
        ours = save_to_page(sites, sites.ours, arguments.saves)
        plain = save_to_page(sites, sites.plain, arguments.plain_saves)
        again = save_to_page(sites, sites.ours, arguments.saves, is_second=True)
        found["saved again"] = statistics.median(again)
        found |= {"saved": statistics.median(ours), "saved plain": statistics.median(plain)}
    return found


def main(words: Sequence[str]) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--journeys", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--saves", type=int, default=9, help="saves in the preview; 0 leaves them out")
    parser.add_argument("--plain-saves", type=int, default=5, help="saves in MkDocs' own server")
    parser.add_argument("--grown", type=int, default=4_000, help="a larger wiki, once; 0 leaves it out")
    parser.add_argument("--json", type=Path, help="write what was found into this file as well")
    arguments = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="journeys-bench-") as folder:
        show(f"{arguments.journeys:,} journeys, the median of {arguments.runs} runs each")
        found = measured(Path(folder), arguments)
        grown = None
        if arguments.grown:
            large = write_sites(Path(folder) / "large", arguments.grown, with_plain=False)
            whole = large.build(large.ours)
            grown = (arguments.grown, {"cold": whole.seconds, "cold memory": whole.memory})
    show("")
    report(found, grown)
    if arguments.json:
        told = found | ({"grown": grown[0], "grown cold": grown[1]["cold"]} if grown else {})
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
