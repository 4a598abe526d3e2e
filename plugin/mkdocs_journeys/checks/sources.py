"""Where the reasons behind several rules are told at length."""

from __future__ import annotations

from mkdocs_journeys.checks.rule import Reference

_NNG = "Nielsen Norman Group"

MAPPING = Reference(f"{_NNG}: Journey Mapping 101", "https://www.nngroup.com/articles/journey-mapping-101/")
ANALYSIS = Reference(
    f"{_NNG}: 7 Ways to Analyze a Customer-Journey Map",
    "https://www.nngroup.com/articles/analyze-customer-journey-map/",
)
KINDS_OF_MAPS = Reference(
    f"{_NNG}: UX Mapping Methods Compared", "https://www.nngroup.com/articles/ux-mapping-cheat-sheet/"
)
PERSONAS = Reference(f"{_NNG}: Personas Make Users Memorable", "https://www.nngroup.com/articles/persona/")
CUSTOMERS_WORDS = Reference(
    f"{_NNG}: 10 Usability Heuristics (2, match with the real world)",
    "https://www.nngroup.com/articles/ten-usability-heuristics/",
)
PEAK_AND_END = Reference(f"{_NNG}: The Peak-End Rule", "https://www.nngroup.com/articles/peak-end-rule/")
WHOLE_JOURNEY = Reference(
    "Harvard Business Review: The Truth About Customer Experience",
    "https://hbr.org/2013/09/the-truth-about-customer-experience",
)
WHOLE_PROBLEM = Reference(
    "GOV.UK Service Manual: Map and understand a user's whole problem",
    "https://www.gov.uk/service-manual/design/map-a-users-whole-problem",
)
NAMING = Reference(
    "GOV.UK Service Manual: Naming your service",
    "https://www.gov.uk/service-manual/design/naming-your-service",
)
MOMENTS_OF_TRUTH = Reference(
    "Wikipedia: Moment of truth (marketing)",
    "https://en.wikipedia.org/wiki/Moment_of_truth_(marketing)",
)
PICTURES = Reference("W3C: Images Tutorial", "https://www.w3.org/WAI/tutorials/images/")
MANAGEMENT = Reference(
    f"{_NNG}: What Is Journey Management?", "https://www.nngroup.com/articles/what-is-journey-management/"
)
CHANGE_OF_CHANNEL = Reference(
    f"{_NNG}: Seamlessness in the Cross-Channel User Experience",
    "https://www.nngroup.com/articles/seamless-cross-channel/",
)
MEASURING = Reference(
    "GOV.UK Service Standard: Define what success looks like",
    "https://www.gov.uk/service-manual/service-standard/point-10-define-success-publish-performance-data",
)
PRIORITIES = Reference(
    "Intercom: RICE, simple prioritization for product managers",
    "https://www.intercom.com/blog/rice-simple-prioritization-for-product-managers/",
)
RESPONSIBILITY = Reference(
    "Wikipedia: Responsibility assignment matrix",
    "https://en.wikipedia.org/wiki/Responsibility_assignment_matrix",
)
ONE_SOURCE = Reference(
    "Wikipedia: Single source of truth", "https://en.wikipedia.org/wiki/Single_source_of_truth"
)
VOCABULARY = Reference(
    "Wikipedia: Controlled vocabulary", "https://en.wikipedia.org/wiki/Controlled_vocabulary"
)
TARGETS = Reference("Wikipedia: SMART criteria", "https://en.wikipedia.org/wiki/SMART_criteria")
