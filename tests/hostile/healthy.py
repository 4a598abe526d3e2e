"""A small wiki that has nothing wrong with it, to which hostile files are added.

`plain` names nothing that stands in a registry; `rich` shows something from each.
"""

from __future__ import annotations

from tests.trees import journey

PLAIN = "journeys/anna/plain/"
RICH = "journeys/anna/rich/"

HEALTHY = {
    "journeys.yml": "format: 1\ntoday: 2026-06-01\nlanes: [{id: legal, name: Legal notes}]\n"
    "ticket_url: https://tickets.example/{ticket}\n",
    "owners.yml": "shop: {name: Shop team, lead: Ada, url: https://shop.example/}\n",
    "channels.yml": "web: {name: Our site, kind: owned}\n",
    "stages.yml": "begin: {name: Beginning}\n",
    "touchpoints.yml": "till: {name: The till, owner: shop, channel: web}\n",
    "evidence.yml": "talks: {title: Ten talks, type: interview, from: customers, date: 2026-02}\n",
    "metrics.yml": "sales: {name: Sales, unit: '%', target: 4, readings: [{date: 2026-05, value: 3}]}\n",
    "campaigns.yml": "spring: {name: Spring, start: 2026-03-01, owner: shop}\n",
    "anna/index.md": journey("name: Anna\nquote: I want it to be easy.") + "\nA *portrait*.\n",
    "anna/plain.md": journey(
        """
        title: I buy a book
        stages:
          - name: Start
            touchpoints:
              - name: Door
                emotion: 1
                pains: [It is heavy]
                opportunities: [{text: Open it, impact: 3, effort: 1}]
              - name: Shelf
                emotion: -1
                thought: Where is it?
        """
    )
    + "\n## How we know\n\nWe **asked**, see [Anna](index.md).\n",
    "anna/rich.md": journey(
        """
        title: I bring the book back
        owner: shop
        evidence: talks
        metrics: sales
        stages:
          - stage: begin
            touchpoints:
              - use: till
                campaign: spring
                evidence: talks
                emotion: [-1, 1]
                more: {legal: Show the rules}
              - name: Way home
                channel: none
                drop_off: 10%
                next: anna/plain#door
        """
    )
    + "\n```mermaid\ngraph TD\na-->b\n```\n",
}
