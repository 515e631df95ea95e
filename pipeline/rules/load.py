"""`rules/` → one frozen `Rules`; a fault in any file stops the run before a page is read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pipeline.model.fold import label_key
from pipeline.model.issue import RuleError
from pipeline.rules.authority import Authorities, read_authorities
from pipeline.rules.calendar import Calendar, read_calendar
from pipeline.rules.countries import Countries, read_countries_table
from pipeline.rules.festivals import Festivals, read_festivals
from pipeline.rules.gone import read_gone
from pipeline.rules.language import read_language
from pipeline.rules.local import LOCAL, with_local
from pipeline.rules.naming import Naming, read_naming
from pipeline.rules.roles import read_roles
from pipeline.rules.schema import LabelMeaning, Language, Role
from pipeline.rules.sites import Site, read_sites, site_at, site_labels, site_words
from pipeline.rules.tables import phrases, read_json, read_table
from pipeline.rules.tongues import Tongues, read_tongues
from pipeline.rules.trust import Trust, read_trust
from pipeline.rules.vocabulary import Vocabulary, read_vocabulary
from pipeline.rules.words import Words, compile_words
from pipeline.rules.works import Joining, read_joining
from pipeline.rules.zones import Zones, read_zones

# A label may mean two things in one language only where the block it stands in decides.
_DECIDED_BY_BLOCK = frozenset({frozenset({"cast", "distribution"})})


@dataclass(frozen=True, slots=True, eq=False)  # one is equal to itself alone: comparing 40,000 labels serves nobody
class Rules:
    """Everything `rules/` says. `digest` names this state of the rules (sha256 over names and bytes).

    `date_order` is how figures tell a date where the rules hold; None where neither site nor page tells it.
    """

    digest: str
    directory: Path
    roles: Mapping[str, Role]
    languages: Mapping[str, Language]
    labels: Mapping[str, tuple[LabelMeaning, ...]]
    prefer: Mapping[str, tuple[str, ...]]
    words: Words
    festivals: Festivals
    zones: Zones
    countries: Countries
    tongues: Tongues
    calendar: Calendar
    vocabulary: Vocabulary
    trust: Trust
    sites: Mapping[str, Site]
    joining: Joining
    authorities: Authorities
    gone: frozenset[str]
    naming: Naming = field(default_factory=Naming)
    date_order: str | None = None

    def for_host(self, host: str | None) -> "Rules":
        """The rules as they hold on a host: with those of its site over them, or these where it has none."""
        site = site_at(self.sites, host) if host and self.sites else None
        return _at_site(self, site.host) if site is not None else self


@lru_cache(maxsize=256)
def _at_site(rules: Rules, host: str) -> Rules:
    """Rules with those of a site laid over them (remembered: the pages of a site come together)."""
    site = rules.sites[host]
    return replace(
        rules,
        labels=site_labels(site, rules.labels),
        words=site_words(site, rules.words, rules.languages),
        date_order=site.date_order,
    )


def rules_directory() -> Path:
    """Where the rules stand: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent.parent / "_rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "rules"


def load_rules(directory: str | Path | None = None, ner: str | None = None, local: Path | None = None) -> Rules:
    """The rules of a directory (default: those that come with filmfiche); `RuleError` names file and key.

    `ner` is the model of names: "off", "model" (our own) or a spaCy pipeline (default: as ner.toml says).
    `local` holds labels of one's own (default: the directory's own `local`).
    """
    root = Path(directory) if directory is not None else rules_directory()
    if not root.is_dir():
        raise RuleError(f"{root}: expected a directory of rule files")
    roles = read_roles(root / "roles.toml")
    own = root / LOCAL if local is None else local
    told = (read_language(p, tuple(roles)) for p in sorted((root / "labels").glob("*.toml")))
    languages = {language.code: with_local(language, own, tuple(roles)) for language in told}
    if not languages:
        raise RuleError(f"{root / 'labels'}: expected at least one language file (<code>.toml)")
    cldr = read_json(root / "cldr.json")
    return Rules(
        digest=rules_digest(root),
        directory=root,
        roles=MappingProxyType(roles),
        languages=MappingProxyType(languages),
        labels=MappingProxyType(_compile_labels(root, languages, roles)),
        prefer=MappingProxyType(
            {k: phrases(root / "prefer.toml", k, v) for k, v in read_table(root / "prefer.toml").items()}
        ),
        words=compile_words(languages),
        festivals=read_festivals(root / "festivals.toml"),
        zones=read_zones(root / "zones.toml"),
        countries=read_countries_table(root / "countries.toml", cldr),
        tongues=read_tongues(root / "languages.toml", cldr, languages),
        calendar=read_calendar(root / "calendar.toml", cldr),
        vocabulary=read_vocabulary(root, cldr, languages),
        trust=read_trust(root / "trust.toml"),
        sites=read_sites(root / "sites", roles, languages),
        joining=read_joining(root / "works.toml"),
        authorities=read_authorities(root / "authority.toml"),
        gone=read_gone(root / "gone.toml"),
        naming=read_naming(root / "ner.toml", ner),
    )


def rules_digest(root: Path) -> str:
    """What names the state of the rules in a directory: sha256 over names and bytes."""
    seen = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".toml", ".json")):
        seen.update(path.relative_to(root).as_posix().encode() + b"\x00" + path.read_bytes() + b"\x00")
    return seen.hexdigest()


def _compile_labels(
    root: Path, languages: Mapping[str, Language], roles: Mapping[str, Role]
) -> dict[str, tuple[LabelMeaning, ...]]:
    """Folded label → its meanings, language by language; a double meaning inside one language is refused.

    It may be meant only where the block decides (cast or distribution) or where the label names two roles.
    """
    compiled: dict[str, tuple[LabelMeaning, ...]] = {}
    for language in languages.values():
        own: dict[str, str] = {}
        for key, labels in language.labels.items():
            meaning = LabelMeaning(key, language.code)
            alone = (meaning,)  # one object for the many labels that mean nothing else
            for label in labels:
                folded = label_key(label)
                both = own.get(folded, key)
                joined = both in roles and key in roles and len(label.split()) > 2  # "Written and directed by"
                if both != key and not joined and frozenset({both, key}) not in _DECIDED_BY_BLOCK:
                    path = root / "labels" / f"{language.code}.toml"
                    raise RuleError(f"{path}: [labels] {label!r} stands under both {both!r} and {key!r}")
                if own.get(folded) != key:
                    compiled[folded] = (*compiled[folded], meaning) if folded in compiled else alone
                own.setdefault(folded, key)
    return compiled
