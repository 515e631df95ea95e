"""`python -m pipeline.rules.cldr` writes `rules/cldr.json`: names that Unicode's CLDR knows, taken from Babel.

Babel is needed here alone: what it says is written down once, folded and cut into words, so that the
program starts fast and gives the same result whatever Babel is installed.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.model.fold import fold
from pipeline.rules.phrases import spelling

LOCALES = tuple(
    "en fr de es ca eu gl it pt ro nl da sv nb fi is et lv lt pl cs sk sl hr bs sr sr_Latn hu bg mk ru uk be el tr az "
    "ka fa ar he hi ja ko zh zh_Hant id ms vi sq hy th bn ur ml ta mr kk mn ku ckb ne si te af km cy ga mt".split()
)
# Languages without a two-letter code that films are made in; the rest of ISO 639-3 would only add false friends.
_LONG_CODES = frozenset(
    "cmn yue nan hak wuu gsw fil ckb arz ary apc aeb ast sah udm mhr mrj myv mdf smn sms sma smj kbd chr nah quc arn "
    "tet haw ceb bho mai scn nap vec lij pms fur rom lad zgh rif kab rup szl hsb dsb nds frr csb krl vep vot liv lus "
    "mni kok doi brx sat kha tzm ber krc kum xal tyv alt bua chm crh gag kjh mnc ain ryu nhn yua quz aym moh cr iu "
    "oj cho den gwi ik kl dz bo ug prs haz bal pnb skr sco xmf zza kea lzz pap pcm luo kam gez bem nso umb kmb mfe "
    "ilo hil crs lez ady inh ext frp swb lkt gag nog raj awa syr arc wal".split()
)
_PLAIN = {"ro_MD": "ro", "nl_BE": "nl", "fa_AF": "prs", "zh_Hans": "zh", "zh_Hant": "zh", "pt_BR": "pt", "es_MX": "es"}
# CLDR's "territories" also hold regions, and codes no page means.
_NO_COUNTRY = frozenset("EU EZ UN QO XA XB ZZ AC CP DG EA IC TA CQ".split())
# What pages print as often: Hindi without the dot below a letter, the other Chinese word for a language.
_ALSO: Mapping[str, dict[int, str | None]] = {
    "hi": {0x93C: None},
    "zh": {ord("语"): "文"},
    "zh_Hant": {ord("文"): "語"},
}
_DIGIT_OR_BLANK = re.compile(r"[\d\s]")


def build() -> dict[str, Any]:
    """The content of `cldr.json` as the installed Babel tells it: names → codes, words → months."""
    from babel import Locale, __version__, localedata
    from babel.core import get_global

    countries: dict[str, list[str]] = {}
    languages: dict[str, list[str]] = {}
    months: dict[str, dict[str, dict[str, int]]] = {}
    weekdays: dict[str, list[str]] = {}
    units: dict[str, set[str]] = {"hour": set(), "minute": set(), "second": set()}
    for tag in LOCALES:
        # Babel merges a locale into data it shares with the next: without this, Hebrew learns Azeri months.
        localedata._cache.clear()
        locale = Locale.parse(tag)
        months[tag], weekdays[tag] = _months(locale), _weekdays(locale)
        for unit, words in units.items():
            words.update(_unit_words(locale, f"duration-{unit}"))
        for code, name in locale.territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                _add(countries, code, name, tag)
        for code, name in locale.languages.items():
            kept = _PLAIN.get(code, code)
            if len(kept) == 2 or kept in _LONG_CODES or code in _PLAIN:
                _add(languages, kept, name, tag)
    aliases = get_global("territory_aliases")
    return {
        "babel": __version__,
        "countries": {c: sorted(set(v)) for c, v in sorted(countries.items())},
        "alpha3": {k: v[0] for k, v in sorted(aliases.items()) if len(k) == 3 and k.isalpha() and v[0] in countries},
        "codes3": {k: v for k, v in sorted(get_global("language_aliases").items()) if len(k) == 3 and v in languages},
        "languages": {c: sorted(set(v)) for c, v in sorted(languages.items())},
        "months": months,
        "weekdays": weekdays,
        "units": {unit: sorted(words) for unit, words in units.items()},
    }


def _add(table: dict[str, list[str]], code: str, name: str, tag: str) -> None:
    """Adds a name as folded words joined by blanks; one that explains itself in brackets is no printed name."""
    if "(" in name or "[" in name:
        return
    for printed in {name, name.translate(_ALSO.get(tag, {}))}:
        words = " ".join(spelling(printed))
        if words:
            table.setdefault(code, []).append(words)


def _months(locale: Any) -> dict[str, dict[str, int]]:
    wide: dict[str, int] = {}
    short: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width, into in (("wide", wide), ("abbreviated", short)):
            for number, name in locale.months[context][width].items():
                word = fold(name).rstrip(".")
                if not _DIGIT_OR_BLANK.search(word):
                    into.setdefault(word, number)
    return {"wide": wide, "short": {w: n for w, n in short.items() if w not in wide and len(w) > 1}}


def _weekdays(locale: Any) -> list[str]:
    found = {
        fold(name).rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated", "short")
        for name in locale.days[context].get(width, {}).values()
    }
    return sorted(w for w in found if len(w) > 1 or not w.isascii())


def _unit_words(locale: Any, unit: str) -> Iterable[str]:
    for forms in locale._data["unit_patterns"].get(unit, {}).values():
        for pattern in forms.values() if isinstance(forms, Mapping) else ():
            word = fold(str(pattern).replace("{0}", "")).rstrip(".")
            if word and "/" not in word and not _DIGIT_OR_BLANK.search(word) and len(word) > 1:
                yield word


def text_of(content: dict[str, Any]) -> str:
    """The file's text: one code a line, so that a new CLDR shows as a readable difference."""
    parts = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items())
            parts.append(f" {json.dumps(key)}: {{\n{rows}\n }}")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Writes the file beside the other rules (or where the first argument says)."""
    default = Path(__file__).parent.parent.parent / "rules" / "cldr.json"
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    path.write_text(text_of(build()), encoding="utf-8", newline="\n")
    print(f"{path.name} written")


if __name__ == "__main__":
    main()
