"""The rules as frozen objects: what `rules/` says, compiled for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a label may name beside the roles of roles.toml: facts of a film, sections of a page, and things
# that are understood so that they are not taken for anything else ("ignored").
FACT_KEYS = (
    "title", "original_title", "other_title", "year", "runtime", "country", "language", "subtitles", "form", "genre",
    "colour", "sound_format", "format", "aspect_ratio", "premiere", "section", "facts",
)  # fmt: skip
SECTION_KEYS = (
    "synopsis", "statement", "biography", "filmography", "reviews", "awards", "nominations", "participations",
    "screenings", "credits", "contact", "related",
)  # fmt: skip
OTHER_KEYS = ("venue", "date", "festival_year", "festival_edition", "born", "school", "other_company", "ignored")

FORMS = (
    "feature", "short", "medium", "documentary", "fiction", "animation", "experimental", "series", "music_video", "vr",
)  # fmt: skip
UNITS = ("minutes", "hours", "seconds")
COLOURS = ("colour", "bw", "both")
# Tables of a language file whose keys are cues found in running text; each holds lists of phrases.
WORD_KEYS = (
    "no_dialogue", "subtitled", "dubbed", "various", "and_others", "byline", "on", "of", "for", "film", "event",
    "presents", "copyright", "based_behind", "or_subtitled", "strand", "together_with", "genre",
)  # fmt: skip
BIOGRAPHY_KEYS = (
    "born", "died", "parents", "studied", "graduated", "worked", "taught", "moved", "founded", "member", "juror",
    "awarded", "trade", "press", "in", "at", "from_to", "until",
)  # fmt: skip
AWARD_KEYS = (
    "won", "nominated", "selected", "mention", "prize", "festival", "edition", "competition", "premiere", "jury",
    "opening", "compound", "shared", "body", "given",
)  # fmt: skip
# Cues that stand behind what they tell of: roles ("Eva Ott directs"), and what shows that this film is meant.
BEHIND_KEYS = ("work", "made", "this", "the", "is", "tells", "showing")
NAME_KEYS = ("particles", "company", "school", "honorifics")


@dataclass(frozen=True, slots=True)
class Role:
    """A credit or company role: who may hold it ("person", "company", "either") and its names elsewhere."""

    key: str
    holder: str
    crosswalk: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """One meaning of a label: the role or field it names and the language whose file says so."""

    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule file, run by the tests: a text and what must (and must not) come out."""

    text: str
    gives: Mapping[str, tuple[str | int, ...]]
    file: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words, as its file `labels/<code>.toml` holds them (unfolded, in the file's order).

    `places` are endings of inflected places → those of their base form.
    """

    code: str
    joiners: tuple[str, ...]
    common: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]
    colours: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    prose: Mapping[str, tuple[str, ...]]
    behind: Mapping[str, tuple[str, ...]]
    biography: Mapping[str, tuple[str, ...]]
    awards: Mapping[str, tuple[str, ...]]
    places: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    boilerplate: tuple[str, ...]
    menu: tuple[str, ...]
    remarks: tuple[str, ...]
    more_from: tuple[str, ...]
    examples: tuple[Example, ...]
