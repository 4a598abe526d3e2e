"""A small wiki for the lists of what to improve and what we know."""

from __future__ import annotations

from tests.trees import journey

FILES = {
    "owners.yml": "{care: Care, brand: Brand}",
    "channels.yml": "{web: Web, shop: Shop, post: Post}",
    "evidence.yml": """
        talks: {title: Talks, type: interview, date: 2026-02, sample: 9 people}
        visits: {title: Visits, type: analytics, date: 2026-05}
        guesses: {title: Guesses, type: workshop, from: staff}
        trial: {title: Trial, type: usability, date: 2026-04}
        dusty: {title: Dusty report}
        tomorrow: {title: Tomorrow, type: survey}
    """,
    "metrics.yml": """
        sales:
          name: Sales
          unit: "%"
          target: 5
          readings: [{date: 2026-01, value: 2, evidence: visits}, {date: 2026-03, value: 4, evidence: visits}]
        wait: {name: Wait, unit: min, target: 3, better: lower, readings: [{date: 2026-01, value: 2}]}
        idle: {name: Idle}
    """,
    "campaigns.yml": """
        spring:
          name: Spring
          personas: [mina, bode]
          channels: [web, post]
          message: Go out
          start: 2026-05-01
          end: 2026-06-30
        winter: {name: Winter, start: 2026-11-01}
        autumn: {name: Autumn, start: 2025-09-01, end: 2025-10-31}
        someday: {name: Someday}
    """,
    "touchpoints.yml": """
        page:
          name: Page
          channel: web
          owner: care
          pains: {id: slow, text: It is slow, severity: high, evidence: talks}
          opportunities:
            {id: faster, text: Make it fast, pains: [slow], impact: 4, effort: 2, ticket: T-1, metric: sales}
          metrics: [sales]
    """,
    "mina/index.md": journey(
        "{name: Mina, channels: [web, post], evidence: talks, quote: {text: Why not, evidence: talks}}"
    ),
    "mina/trip.md": journey("""
        title: I go
        name: Trip
        objectives:
          - {text: Sell more, metric: sales, by: 2026-03-01}
          - {text: Wait less, metric: wait}
          - Be loved
        evidence: [talks, guesses]
        stages:
          - stage: awareness
            pains: {text: Nobody knows us, severity: critical}
            touchpoints:
              - {name: Ad, channel: web, owner: brand, campaign: spring, message: Come, thought: Hm,
                 emotion: 1, entry: 30%, drop_off: {percent: 50, why: Boring, to: Elsewhere}, next: [page]}
              - {use: page, emotion: -1, entry: 70%, drop_off: 20, evidence: visits, campaign: spring}
          - stage: decision
            touchpoints:
              - name: Till
                channel: shop
                emotion: -2
                drop_off: {percent: 10, evidence: talks}
                evidence: talks
                quote: {text: At last, who: P1, evidence: talks}
                metrics: {name: Queue, value: 9, target: 4, better: lower}
                pains:
                  - {text: Long queue, severity: critical, evidence: talks}
                  - {text: Dark, status: closed}
                  - Cold
                opportunities:
                  - {text: A second till, impact: 5, effort: 5, confidence: 0.5, status: in-progress,
                     due: 2026-05-01, owner: care, objective: sell more, pains: [long-queue]}
                  - {text: A lamp, status: shipped, tested: trial, result: Bright, pains: []}
                  - {text: A song, status: dropped, pains: []}
                  - {text: A chair, owner: care, due: 2026, pains: []}
          - stage: retention
            touchpoints:
              - {name: Letter, channel: post, status: untapped}
              - {name: Home, channel: none, drop_off: 40%}
              - name: Fax
                status: retired
                opportunities: {text: A new fax, impact: 5, effort: 1, pains: []}
    """),
    "bode/index.md": journey("name: Bode"),
    "bode/tour.md": journey("""
        title: I tour
        name: Tour
        stages: [{stage: awareness, touchpoints: [{use: page, emotion: -2, owner: brand}, Gate]}]
    """),
    "bode/next.md": journey("""
        title: I will tour
        state: future
        objectives: [Never mind]
        stages:
          - stage: awareness
            touchpoints: {name: Robot, evidence: tomorrow, pains: [Beeps], drop_off: 99}
    """),
}

EMPTY = {
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey("""
        title: I go
        stages: [{stage: awareness, touchpoints: [Gate]}]
    """),
}
