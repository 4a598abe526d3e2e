"""One address of each kind of page: what holds for a page must hold for all of these."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

FLAGSHIP = "journeys/mina/first-trail-shoes/"
ARABIC = "journeys/salma/group-trip/"
OWNER = "owners/stores/"

# Of the demo wiki.
DEMO = MappingProxyType(
    {
        "home": "",
        "portfolio": "journeys/",
        "persona": "journeys/mina/",
        "arabic persona": "journeys/salma/",
        "flagship": FLAGSHIP,
        "future state": "journeys/mina/return-shoes-next/",
        "arabic journey": ARABIC,
        "staff journey": "journeys/jory/saturday-shift/",
        "stages": "stages/",
        "stage": "stages/decision/",
        "touchpoints": "touchpoints/",
        "touchpoint": "touchpoints/product-page/",
        "channels": "channels/",
        "channel": "channels/store/",
        "owners": "owners/",
        "owner": OWNER,
        "pain points": "pain-points/",
        "opportunities": "opportunities/",
        "objectives": "objectives/",
        "metrics": "metrics/",
        "metric": "metrics/return-rate/",
        "entries": "entries/",
        "drop-off": "drop-off/",
        "evidence": "evidence/",
        "piece of evidence": "evidence/runner-diaries/",
        "campaigns": "campaigns/",
        "campaign": "campaigns/first-mile/",
        "importance": "importance/",
        "glossary": "glossary/",
        "what changed": "changes/",
        "quality": "quality/",
        "rules": "rules/",
        "rule": "rules/owners-differ/",
        "comparisons": "compare/",
        "comparison": "compare/mina/return-shoes-next/",
        "data": "data/",
        "guide": "guide/read-these-pages/",
        "reference": "reference/journey/",
        "tags": "tags/",
    }
)

# Of the wiki of tests.browser.stress.
LONG = "journeys/long/twelve-stages/"
DENSE = "journeys/long/dense/"
STRESS_ARABIC = "journeys/hala/trip/"
STRESS = MappingProxyType(
    {
        "portfolio": "journeys/",
        "persona": "journeys/long/",
        "twelve stages": LONG,
        "dense": DENSE,
        "one touchpoint": "journeys/long/one/",
        "no feeling": "journeys/long/numb/",
        "japanese": "journeys/haru/trip/",
        "arabic": STRESS_ARABIC,
        "broken journey": "journeys/long/broken/",
        "owners": "owners/",
        "pain points": "pain-points/",
        "opportunities": "opportunities/",
    }
)

WIDTHS = (360, 768, 1440, 2560)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
