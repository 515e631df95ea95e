"""Which languages a text is written in, from its scripts and its most frequent little words."""

import re
from collections import Counter

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.values.scan import fold_word, opens_label

_WORD = re.compile("(?:[^\\W\\d_]++|[\u0900-\u0dff\u0e31-\u0e4e\u1780-\u17d3]++)++")
_ASCII_WORD = re.compile("[A-Za-z]+")
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]+"), ("ja",)),
    (re.compile("[\uac00-\ud7af]+"), ("ko",)),
    (re.compile("[\u4e00-\u9fff]+"), ("zh", "ja")),
    (re.compile("[\u0590-\u05ff]+"), ("he",)),
    (re.compile("[\u0370-\u03ff]+"), ("el",)),
    (re.compile("[\u10a0-\u10ff]+"), ("ka",)),
    (re.compile("[\u0530-\u058f]+"), ("hy",)),
    (re.compile("[\u0900-\u097f]+"), ("hi",)),
    (re.compile("[\u0980-\u09ff]+"), ("bn",)),
    (re.compile("[\u0b80-\u0bff]+"), ("ta",)),
    (re.compile("[\u0c00-\u0c7f]+"), ("te",)),
    (re.compile("[\u0d00-\u0d7f]+"), ("ml",)),
    (re.compile("[\u0d80-\u0dff]+"), ("si",)),
    (re.compile("[\u0e00-\u0e7f]+"), ("th",)),
    (re.compile("[\u1780-\u17ff]+"), ("km",)),
)
# Languages of one script, the most frequent first: the one with most words and labels gets what the script tells.
_SISTERS = ("hi", "mr", "ne")
# Letters that few languages have: they decide where a text says too little else.
_LETTERS = {
    "az": "əƏ", "be": "ўЎ", "bg": "ъЪ", "cs": "řŘěĚůŮ", "da": "øØ", "de": "ßÄ", "es": "ñÑ¿¡", "et": "õÕ", "fa": "پچگ",
    "fi": "äÄ", "fr": "œçèêÉ", "hr": "đćĆĐ", "hu": "őŐűŰ", "is": "ðÐþÞ", "kk": "әғқңұҰҚ", "lt": "ėĖųŲįĮ",
    "lv": "ģĢķĶļĻņŅāĀ", "mk": "ќЌѓЃѕЅ", "pl": "łŁżŻąĄęĘ", "pt": "ãÃõÕ", "ro": "țȚșȘăĂ", "ru": "ыЫэЭ", "sk": "ľĽŕŔĺĹôÔ",
    "sr": "ћЋђЂ", "sv": "åÅ", "tr": "ğĞıİşŞ", "uk": "їЇєЄґҐ",
}  # fmt: skip
# No sentence of Vietnamese does without its letters; without them its short words are those of other languages.
_VIETNAMESE = re.compile("[đĐơƠưƯ\u1ea0-\u1ef9]")
_LETTERS_RUN = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0530-\u05ff\u0900-\u0eff\u10a0-\u10ff\u1780-\u17ff\u3040-\ud7af]")
_COLON = re.compile("[:：՝|\t]| [-–—] ")
_LIMIT = 20_000  # characters looked at: more changes nothing
_LONGEST_LABEL = 40
_RUN_ON = 300  # characters of a run-on line looked at
_MOST_LABELS = 80
_UNIQUE = 3  # the weight of a word that one language has for itself; a label weighs twice as much
_ENOUGH = 3
_SURE = 7


def guess_languages(text: str, rules: Rules, declared: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The languages a text seems to be written in (two-letter codes of rule files), the surest first.

    A language counts with a fifth of the best one's evidence: its script, its frequent words and its
    labels. Labels that none of those languages has tell further ones; what the markup declares comes
    last, so that it helps only where the text itself says too little.
    """
    sample = text[:_LIMIT]
    labels = _labels(sample, rules)
    votes = _scripts(sample)
    shared = votes.pop(_SISTERS[0], 0)
    words = _ASCII_WORD if sample.isascii() else _WORD
    for word, count in Counter(words.findall(sample)).items():
        known = rules.words.common.get(fold_word(word), ())
        for code in known:
            votes[code] += min(count, 8) * (_UNIQUE if len(known) == 1 else 1)
    for codes in labels:
        for code in codes:
            votes[code] += max(1, 2 * _UNIQUE // len(codes))
    if shared:
        votes[max(_SISTERS, key=votes.__getitem__)] += shared
    if votes["vi"] and not _VIETNAMESE.search(sample):
        del votes["vi"]
    best = max(votes.values(), default=0)
    if best < _SURE and not sample.isascii():
        for code, letters in _LETTERS.items():
            votes[code] += min(3, sum(map(sample.count, letters)))
        best = max(votes.values())
    ranked = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    told = [code for code, n in ranked if n >= _ENOUGH and n * 5 >= best][:3]
    declared_codes = [d.split("-")[0].lower() for d in declared]
    return tuple(dict.fromkeys([*told, *_of_labels(labels, [*told, *declared_codes]), *declared_codes]))


def _scripts(sample: str) -> Counter[str]:
    """The evidence that the scripts of a text give."""
    votes: Counter[str] = Counter()
    if not _OTHER_SCRIPT.search(sample):
        return votes
    letters = max(1, sum(map(len, _LETTERS_RUN.findall(sample))))
    for script, codes in _SCRIPTS:
        share = sum(map(len, script.findall(sample))) / letters
        if share > 0.05:
            code = "ja" if codes[0] == "zh" and votes["ja"] else codes[0]
            votes[code] += round(200 * share)
    return votes


def _labels(sample: str, rules: Rules) -> list[frozenset[str]]:
    """For each label that opens a line or stands in one by itself: the languages that have it."""
    found: dict[str, frozenset[str]] = {}
    for line in sample.splitlines():
        for head in _heads(line, rules):
            meanings = rules.labels.get(label_key(head)) if head not in found else None
            if meanings and len(found) < _MOST_LABELS:
                found[head] = frozenset(m.language for m in meanings)
    return list(found.values())


def _heads(line: str, rules: Rules) -> list[str]:
    """What may be labels in a line: the text before a mark, a short line, each word in capitals of a run-on line."""
    if len(line) <= _LONGEST_LABEL and not opens_label(line, rules):
        return []
    mark = _COLON.search(line, 0, _LONGEST_LABEL + 1)
    head = (line[: mark.start()] if mark else line).strip()
    if 2 <= len(head) <= _LONGEST_LABEL:
        if not opens_label(head, rules):
            return []
        parts = rules.words.label_parts(head) if mark and label_key(head) not in rules.labels else []
        return [head, *(part for part in parts[:4] if part and part != head)]
    return [w for w in line[:_RUN_ON].split() if len(w) > 2 and w.isupper()] if len(head) > _LONGEST_LABEL else []


def _of_labels(labels: list[frozenset[str]], told: list[str]) -> list[str]:
    """One or two languages that have the labels which none of the told languages has."""
    foreign = [codes for codes in labels if codes.isdisjoint(told)]
    more: list[str] = []
    while foreign and len(more) < 2:
        votes = Counter(code for codes in foreign for code in codes)
        code = min(votes, key=lambda c: (-votes[c], c))
        if votes[code] < 2 and len(votes) > 2:
            break
        more.append(code)
        foreign = [codes for codes in foreign if code not in codes]
    return more
