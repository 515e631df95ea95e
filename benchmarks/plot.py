"""A run's figures as an SVG: pages a second of everybody on HTML and text, on a scale of powers of ten."""

from collections.abc import Iterable
from html import escape
from math import ceil, floor, log10

from benchmarks.contenders import CONTENDERS
from benchmarks.figures import Middle, Run, middle, rates
from benchmarks.table import number

_WIDTH, _LEFT, _RIGHT, _ROW = 820, 370, 70, 26
_TITLES = {"html": "HTML pages of 40 KB", "text": "Text pages of 5,000 characters"}
_OURS = "filmfiche"
# Colours for paper and for a dark screen; both stand three to one or better against their ground.
_STYLE = """
  svg { color: #1f2328; --ours: #0969da; --theirs: #59636e; --grid: #d0d7de; background: #ffffff }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6edf3; --ours: #58a6ff; --theirs: #9198a1; --grid: #30363d; background: #0d1117 }
  }
  text { font: 13px system-ui, sans-serif; fill: currentColor }
  .small { font-size: 11px } .title { font-weight: 600 } .ours { font-weight: 600 }
  .grid { stroke: var(--grid) } .range { stroke-width: 2 }
  .gives { font-size: 11px; font-weight: 400; fill: var(--theirs) }
  circle.ours { fill: var(--ours) } line.ours { stroke: var(--ours) }
  circle.theirs { fill: var(--theirs) } line.theirs { stroke: var(--theirs) }
"""


def svg(run: Run) -> str:
    """The picture: a point a contender at its median, a line from its least to its most."""
    rows = {corpus: _rows(run, corpus) for corpus in run["side"]}
    found = [m for some in rows.values() for _, m in some]
    low, high = floor(log10(min(m.least for m in found))), ceil(log10(max(m.most for m in found)))

    def x(value: float) -> float:
        return _LEFT + (log10(value) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    parts: list[str] = []
    y = 24
    for corpus, some in rows.items():
        parts.append(f'<text class="title" x="12" y="{y}">{escape(_TITLES[corpus])}, pages a second</text>')
        top, y = y + 10, y + 10
        for power in range(low, high + 1):
            at = x(10.0**power)
            parts.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{top}" y2="{top + _ROW * len(some)}"/>')
            label = f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
            below = top + _ROW * len(some) + 14
            parts.append(f'<text class="small" text-anchor="middle" x="{at:.1f}" y="{below}">{label}</text>')
        for name, m in some:
            parts += _row(name, m, y, x(m.least), x(m.middle), x(m.most))
            y += _ROW
        y += 50
    foot = f"{run['date']}, {run['machine']}, of which one worked; medians of {run['rounds']} rounds, least to most"
    parts.append(f'<text class="small" x="12" y="{y - 12}">{escape(foot)}</text>')
    size = f'viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}"'
    top = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        "<title>Pages a second: filmfiche and other tools side by side</title>",
        f"<style>{_STYLE}</style>",
    ]
    return "\n".join([*top, *parts, "</svg>\n"])


def _rows(run: Run, corpus: str) -> list[tuple[str, Middle]]:
    """Contenders and their rates, the fastest first."""
    found = [(name, middle(own)) for name in run["side"][corpus] if (own := rates(run, corpus, name))]
    return sorted(found, key=lambda row: -row[1].middle)


def _row(name: str, found: Middle, y: int, least: float, at: float, most: float) -> Iterable[str]:
    side = "ours" if name.startswith(_OURS) else "theirs"
    line, text = y + _ROW / 2, y + _ROW / 2 + 4
    gives = CONTENDERS[name].gives
    yield (
        f'<text class="{side}" text-anchor="end" x="{_LEFT - 12}" y="{text}">{escape(name)}'
        f'<tspan class="gives" dx="8">{escape(gives)}</tspan></text>'
    )
    yield f'<line class="range {side}" x1="{least:.1f}" x2="{most:.1f}" y1="{line}" y2="{line}"/>'
    yield f'<circle class="{side}" cx="{at:.1f}" cy="{line}" r="5"/>'
    yield f'<text class="small {side}" x="{most + 10:.1f}" y="{text}">{number(found.middle)}</text>'
