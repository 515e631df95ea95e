"""Made-up names of people of many cultures, as pages of a language print them."""

import json
import lzma
import random
import tomllib
from functools import lru_cache
from pathlib import Path

_LATIN = [
    "en_US", "en_GB", "en", "en_IE", "en_IN", "en_NG", "en_PK", "en_TH", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_QC",
    "fr_DZ", "es_ES", "es_MX", "es_AR", "es_CO", "it_IT", "pt_BR", "pt_PT", "nl_NL", "nl_BE", "pl_PL", "cs_CZ",
    "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "sv_SE", "da_DK", "no_NO", "fi_FI", "is_IS", "et_EE", "lv_LV",
    "lt_LT", "tr_TR", "az_AZ", "id_ID", "uz_UZ", "vi_VN", "yo_NG", "tw_GH", "sw", "ga_IE", "ja_JP", "zh_CN",
]  # fmt: skip
_OWN = {
    "ar": ["ar_AA", "ar_PS", "ar_SA", "ar_DZ"], "fa": ["fa_IR"], "he": ["he_IL"], "ru": ["ru_RU"], "uk": ["uk_UA"],
    "bg": ["bg_BG"], "mk": ["mk_MK"], "el": ["el_GR"], "ka": ["ka_GE"], "hy": ["hy_AM"], "hi": ["hi_IN"],
    "be": ["ru_RU", "uk_UA"], "en": ["en_US", "en_GB", "en", "en_IE"], "de": ["de_DE", "de_AT", "de_CH"],
    "fr": ["fr_FR", "fr_QC", "fr_BE", "fr_CH", "fr_DZ"], "es": ["es_ES", "es_MX", "es_AR", "es_CL", "es_CO"],
    "it": ["it_IT"], "pt": ["pt_BR", "pt_PT"], "nl": ["nl_NL", "nl_BE"], "pl": ["pl_PL"], "cs": ["cs_CZ"],
    "sk": ["sk_SK"], "hu": ["hu_HU"], "ro": ["ro_RO"], "hr": ["hr_HR"], "sr": ["hr_HR", "sl_SI"], "sl": ["sl_SI"],
    "sv": ["sv_SE"], "da": ["da_DK"], "no": ["no_NO"], "fi": ["fi_FI"], "is": ["is_IS"], "et": ["et_EE"],
    "lv": ["lv_LV"], "lt": ["lt_LT"], "tr": ["tr_TR"], "az": ["az_AZ"], "id": ["id_ID"], "vi": ["vi_VN"],
    "ca": ["es_CA", "es_ES"], "eu": ["es_ES"], "gl": ["es_ES", "pt_PT"],
}  # fmt: skip
_NOT_LATIN = frozenset("ar fa he ru uk bg mk el ka hy hi be ko ja zh".split())
_CYRILLIC = dict(zip(
    "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяћђјљњџқғ",
    "a b v g g d e ye yo zh z i i i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya ć đ j lj nj dž q gh".split(),
    strict=True,
))  # fmt: skip
_TO_CYRILLIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхиджклмнопкрстуввксиз", strict=False))
_TO_ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفجهيجكلمنوبقرستوفوسيز", strict=True))
_TO_HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבקד פגהיגקלמנופקרסטוווקיז", strict=True))


class People:
    """Names drawn by chance; the lists are those of a directory of names."""

    def __init__(self, names: Path, chance: random.Random) -> None:
        self.chance = chance
        with lzma.open(names / "faker-40.54.0-names-by-locale.json.xz") as file:
            self.lists: dict[str, dict[str, list[str]]] = json.load(file)
        self.facts = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
        self.japanese = (_japanese(names / "ja" / "last_name_org.csv", 0)[:2000], [
            n for sex in ("man", "woman") for n in _japanese(names / "ja" / f"first_name_{sex}_opti.csv", 2)
        ])  # fmt: skip
        crowd = (names / "cspell-people-names.txt").read_text(encoding="utf-8").split("\n")
        self.crowd = [n for n in crowd if n[:1].isupper() and n.isalpha()]

    def given_and_family(self, language: str) -> tuple[str, str]:
        """A given name and a family name in the script of a language, of its own culture or of another."""
        chance = self.chance
        own = chance.random() < 0.6
        if language in ("ko", "ja", "zh"):
            return self._eastern(language, own)
        if own and language in _OWN:
            return self._listed(chance.choice(_OWN[language]))
        given, family = self._foreign()
        if language in _NOT_LATIN and chance.random() < 0.75:
            return _spelt(given, language), _spelt(family, language)
        return given, family

    def _listed(self, locale: str) -> tuple[str, str]:
        part = self.lists[locale]
        family = self.chance.choice(part["surname"]).strip("()")
        if locale == "is_IS":
            family += self.chance.choice(["son", "dóttir", "son", "dóttir", ""])
        return self.chance.choice(part["given"]), family.title() if family.isupper() else family

    def _foreign(self) -> tuple[str, str]:
        """A name in Latin letters from anywhere."""
        draw, names, chance = self.chance.random(), self.facts["names"], self.chance
        if draw < 0.3:
            culture = chance.choice(["iran", "iran", "arab", "korea", "china", "japan", "turk_asia"])
            return chance.choice(names[f"{culture}_given"].split()), chance.choice(names[f"{culture}_surname"].split())
        if draw < 0.45:
            given, family = self._listed(chance.choice(["ru_RU", "uk_UA", "bg_BG", "mk_MK"]))
            return _romanised(given), _romanised(family)
        if draw < 0.55:
            return chance.choice(self.crowd), chance.choice(self.crowd)
        return self._listed(chance.choice(_LATIN))

    def _eastern(self, language: str, own: bool) -> tuple[str, str]:
        chance = self.chance
        part = self.facts[{"ko": "korean", "ja": "japanese", "zh": "chinese"}[language]]
        if not own and chance.random() < 0.7:
            foreign = part["foreign"].split()
            made = ["".join(chance.choices(foreign, k=chance.randint(2, 4))).lstrip("ーッン") for _ in range(2)]
            return made[0] or foreign[0], made[1] or foreign[1]
        if language == "ja":
            return chance.choice(self.japanese[1]), chance.choice(self.japanese[0])
        if language == "zh":
            return "".join(chance.choices(part["given"].split(), k=chance.randint(1, 2))), chance.choice(
                part["surnames"].split()
            )
        return self._listed("ko_KR")

    def person(self, language: str) -> str:
        """A full name as printed."""
        given, family = self.given_and_family(language)
        chance = self.chance
        if language in ("ko", "ja", "zh"):
            return self._eastern_order(given, family)
        if language == "hu" and chance.random() < 0.6:
            return f"{family} {given}"
        return self._shaped(given, family, language, chance.random())

    def _shaped(self, given: str, family: str, language: str, draw: float) -> str:
        """The name with what else may stand in one: a second name, an initial, a particle, a hyphen, capitals."""
        more = self._listed(self.chance.choice(_OWN[language])) if language in _OWN else self._foreign()
        if draw < 0.05:
            return f"{given[0]}. {family}"
        if draw < 0.09:
            return f"{given} {more[0][0]}. {family}"
        if draw < 0.15:
            return f"{given} {more[0]} {family}"
        if draw < (0.45 if language in ("es", "pt", "gl") else 0.2):
            return f"{given} {family} {more[1]}"
        if draw > 0.97:
            return f"{given} {family}-{more[1]}"
        if draw > 0.94:
            return f"{given}-{more[0]} {family}"
        if draw > 0.89 and family.isascii():
            return f"{given} {self.chance.choice(self.facts['names']['particles'])} {family}"
        if draw > 0.87:
            return f"{given} {family.upper()}"
        return f"{given} {family}"

    def _eastern_order(self, given: str, family: str) -> str:
        katakana = "\u30a0" <= given[0] <= "\u30ff"
        if katakana:
            return f"{given}{self.chance.choice(['・', '・', ' '])}{family}"
        if "\uac00" <= given[0] <= "\ud7af" and len(family) > 1:
            return f"{given} {family}"
        if not given[0].isascii() and len(family) > 2 and given[0] >= "\u4e00":
            return f"{given}·{family}"
        return f"{family}{self.chance.choice(['', '', '', ' '])}{given}"


@lru_cache(maxsize=1024)
def _spelt(name: str, language: str) -> str:
    """A Latin name in another script, letter by letter."""
    table = {"ar": _TO_ARABIC, "fa": _TO_ARABIC, "he": _TO_HEBREW}.get(language, _TO_CYRILLIC)
    if language in ("el", "ka", "hy", "hi"):
        return name
    made = "".join(table.get(c, "" if c.isascii() else table["a"]) for c in name.lower()).replace(" ", "")
    return made.title() if table is _TO_CYRILLIC else made


def _romanised(name: str) -> str:
    return "".join(_CYRILLIC.get(c, c) for c in name.lower()).replace("*", "").title()


def _japanese(path: Path, column: int) -> list[str]:
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    return [row[column] for row in rows if len(row) > column and row[column]]
