"""The words of all languages together, compiled for look-up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.fold import fold, label_key
from pipeline.rules.phrases import Phrases, spelling
from pipeline.rules.schema import Language

# What may stand between two roles of one label ("Regie / Buch", "Director > Réžia", "Writer & Director").
_LABEL_MARKS = r"\s*(?:[/／&+>|·•,;،、・]|\s[-–—]\s)\s*"
_POINTERS = ("this", "the", "is", "tells")
_GLUED_AND = r"\s+[וو](?=\w{2})"  # Hebrew and Arabic write "and" together with the second role
_PARTED = re.compile(r"[/／&+>|·•,;،、・–—\u05d5\u0648-]")  # what parts a label besides joining words
_FIRST_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase in running text hints at: its key in the rule file and the language."""

    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Words:
    """Look-ups over the words of all languages.

    `common`: frequent word → languages; `joiners`: folded words that join two names or roles → languages;
    `label_split` cuts a label into the roles it names, `label_joins` are the first of the words at which it
    does so; `label_openers` are the first letters up to a mark or
    blank of all labels; `menu` holds the items of menus as label keys, `remarks` open remarks on a showing,
    `more_from` headings of other films; `births` are, by language, words of which one stands in each phrase that
    tells a birth; `strands` finds what a slot of a timetable is shown as ("matinee"); `given` are verbs between a
    prize and its film ("goes to"); `pointers` are the words for "this", "the", "is" and "tells"; the others find
    cues, their key as in the rule files.
    """

    common: Mapping[str, tuple[str, ...]]
    joiners: Mapping[str, tuple[str, ...]]
    label_split: re.Pattern[str]
    label_joins: frozenset[str]
    label_openers: frozenset[str]
    boilerplate: Phrases[str]
    menu: frozenset[str]
    remarks: Phrases[str]
    more_from: Phrases[str]
    words: Phrases[tuple[Cue, ...]]
    strands: Phrases[tuple[Cue, ...]]
    prose: Phrases[tuple[Cue, ...]]
    behind: Phrases[tuple[Cue, ...]]
    showing: Phrases[tuple[Cue, ...]]
    pointers: Mapping[str, tuple[Cue, ...]]
    biography: Phrases[tuple[Cue, ...]]
    births: Mapping[str, frozenset[str]]
    awards: Phrases[tuple[Cue, ...]]
    given: Phrases[tuple[Cue, ...]]
    names: Phrases[tuple[Cue, ...]]

    def label_parts(self, label: str) -> list[str]:
        """A label cut into the roles it names; most are one, and the words alone say so."""
        if not _PARTED.search(label) and self.label_joins.isdisjoint(map(fold, label.split()[1:-1])):
            return [label]
        return self.label_split.split(label)


def compile_words(languages: Mapping[str, Language]) -> Words:
    """The look-ups, from the language files in order of their codes."""
    joiners = _by_word((w, lang.code) for lang in languages.values() for w in lang.joiners)
    printed = {w for lang in languages.values() for w in lang.joiners if w[:1].isalpha()}
    spelled = "|".join(sorted((re.escape(w) for w in printed), key=lambda w: (-len(w), w)))
    return Words(
        common=_by_word((w, lang.code) for lang in languages.values() for w in lang.common),
        joiners=joiners,
        label_split=re.compile(
            rf"{_LABEL_MARKS}|\s+(?:{spelled})\s+|{_GLUED_AND}" if spelled else _LABEL_MARKS, re.IGNORECASE
        ),
        label_joins=frozenset(word.split()[0] for word in joiners),
        label_openers=frozenset(
            first.group()
            for lang in languages.values()
            for labels in lang.labels.values()
            for label in labels
            if (run := _FIRST_RUN.search(label)) and (first := _FIRST_RUN.search(fold(run.group())))
        ),
        boilerplate=Phrases.of((w, lang.code) for lang in languages.values() for w in lang.boilerplate),
        menu=frozenset(
            key for lang in languages.values() for w in (*lang.menu, *lang.boilerplate) if (key := label_key(w))
        ),
        remarks=Phrases.of((w, lang.code) for lang in languages.values() for w in lang.remarks),
        more_from=Phrases.of((w, lang.code) for lang in languages.values() for w in lang.more_from),
        words=_cues((lang, _without(lang.words, ("strand",))) for lang in languages.values()),
        strands=_cues((lang, {"strand": lang.words.get("strand", ())}) for lang in languages.values()),
        prose=_cues((lang, lang.prose) for lang in languages.values()),
        behind=_cues((lang, _without(lang.behind, (*_POINTERS, "showing"))) for lang in languages.values()),
        showing=_cues((lang, {"showing": lang.behind.get("showing", ())}) for lang in languages.values()),
        pointers=_pointers(languages.values()),
        biography=_cues((lang, lang.biography) for lang in languages.values()),
        births={lang.code: _rarest(lang.biography.get("born", ()), lang.common) for lang in languages.values()},
        awards=_cues((lang, _without(lang.awards, ("given",))) for lang in languages.values()),
        given=_cues((lang, {"given": lang.awards.get("given", ())}) for lang in languages.values()),
        names=_cues((lang, lang.names) for lang in languages.values()),
    )


def _pointers(languages: Iterable[Language]) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, tuple[Cue, ...]] = {}
    for language in languages:
        for key in _POINTERS:
            for word in map(fold, language.behind.get(key, ())):
                table[word] = (*table.get(word, ()), Cue(key, language.code))
    return table


def _rarest(phrases: Iterable[str], common: Iterable[str]) -> frozenset[str]:
    """The word of each phrase that says most: a long one that is not among the frequent ones."""
    frequent = {fold(word) for word in common}
    return frozenset(max(spelling(fold(phrase)), key=lambda w: (w not in frequent, len(w))) for phrase in phrases)


def _without(table: Mapping[str, tuple[str, ...]], keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {key: phrases for key, phrases in table.items() if key not in keys}


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for word, language in pairs:
        folded = fold(word)
        if language not in table.get(folded, ()):
            table[folded] = (*table.get(folded, ()), language)
    return table


def _cues(tables: Iterable[tuple[Language, Mapping[str, tuple[str, ...]]]]) -> Phrases[tuple[Cue, ...]]:
    cues: dict[str, tuple[Cue, ...]] = {}
    for language, table in tables:
        for key, phrases in table.items():
            cue = Cue(key, language.code)
            alone = (cue,)  # one object for the many phrases that hint at nothing else
            for phrase in phrases:
                folded = fold(phrase)
                cues[folded] = (*cues[folded], cue) if folded in cues else alone
    return Phrases.of(cues.items())
