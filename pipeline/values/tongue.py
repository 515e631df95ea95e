"""Which languages a text is written in, from its scripts and its most frequent little words."""

import re
from collections import Counter

from pipeline.model.fold import fold
from pipeline.rules import Rules

_WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0dff\u0e31-\u0e4e])+")
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), ("ja",)),
    (re.compile("[\uac00-\ud7af]"), ("ko",)),
    (re.compile("[\u4e00-\u9fff]"), ("zh", "ja")),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0370-\u03ff]"), ("el",)),
    (re.compile("[\u10a0-\u10ff]"), ("ka",)),
    (re.compile("[\u0530-\u058f]"), ("hy",)),
    (re.compile("[\u0900-\u097f]"), ("hi",)),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
)
_LIMIT = 20_000  # characters looked at: more changes nothing


def guess_languages(text: str, rules: Rules, declared: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The languages a text seems to be written in (two-letter codes of rule files), the surest first.

    A language counts with a fifth of the best one's evidence; what the markup declares comes last, so
    that it helps only where the text itself says too little.
    """
    sample = text[:_LIMIT]
    votes: Counter[str] = Counter()
    if not sample.isascii():
        letters = max(1, sum(c.isalpha() for c in sample))
        for script, codes in _SCRIPTS:
            share = len(script.findall(sample)) / letters
            if share > 0.05:
                for code in codes[:1] if not (codes[0] == "zh" and votes["ja"]) else ("ja",):
                    votes[code] += round(200 * share)
    for word, count in Counter(_WORD.findall(sample)).items():
        known = rules.words.common.get(fold(word), ())
        for code in known:
            votes[code] += min(count, 8) * (3 if len(known) == 1 else 1)
    best = max(votes.values(), default=0)
    told = [code for code, n in sorted(votes.items(), key=lambda v: (-v[1], v[0])) if n >= 4 and n * 5 >= best]
    declared_codes = [d.split("-")[0].lower() for d in declared]
    return tuple(dict.fromkeys([*told[:3], *declared_codes]))
