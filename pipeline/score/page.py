"""One gold page against what its record tells: which films belong together, what is right, wrong, missed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.score.count import Count, Miss, Verdict
from pipeline.score.facts import Fact
from pipeline.score.gold import Gold, GoldFilm, Told, ToldFilm

_WEIGHTS = {
    "title": 6.0, "original_title": 4.0, "other_titles": 3.0, "director": 4.0,
    "year": 1.0, "runtime_minutes": 2.0, "cast": 1.0, "credits": 1.0,
}  # fmt: skip
_NOTHING: tuple[Fact, ...] = ()


def compare(gold: Gold, record: Told | None) -> Verdict:
    """How a record does against its gold page; no record counts every fact as missed."""
    tally: defaultdict[str, Count] = defaultdict(Count)
    misses: list[Miss] = []
    for film, got in same_films(gold, record):
        fields = scored_of(gold, film)
        _count(
            tally, misses, gold.stem,
            _scored(film.facts if film is not None else _NOTHING, fields),
            _scored(got.facts if got is not None else _NOTHING, fields),
        )  # fmt: skip
        if film is not None:
            _count_synopsis(tally, misses, gold.stem, film, got)
    people = record.people if record else _NOTHING
    _count(tally, misses, gold.stem, _scored(gold.people, gold.scored_people), _scored(people, gold.scored_people))
    return Verdict(gold.stem, dict(tally), tuple(sorted(misses)), record is None)


def same_films(gold: Gold, record: Told | None) -> list[tuple[GoldFilm | None, ToldFilm | None]]:
    """The films of a gold page and of a record that belong together; `None`: there is no other.

    Where the record tells a title as the page displays it, so does the gold film that comes back.
    """
    films = [f for f in (record.films if record else ()) if f.title not in gold.ignored_titles]
    shown = {film.title for film in films}
    wanted = [f.as_shown() if f.shown_title and f.shown_title in shown else f for f in gold.films]
    return [
        (None if left is None else wanted[left], None if right is None else films[right])
        for left, right in pair([f.facts for f in wanted], [f.facts for f in films])
    ]


def scored_of(gold: Gold, film: GoldFilm | None) -> frozenset[str] | None:
    """The fields by which a film of the page is judged (`None`: all)."""
    return (film.scored if film is not None else None) or gold.scored


def begins_right(film: GoldFilm, got: ToldFilm) -> bool:
    """Whether a synopsis begins as gold says (but for two characters).

    A film of which nothing but a synopsis is told cannot be known for the same film.
    """
    start = film.synopsis_starts
    return bool(start and got.facts) and got.synopsis.startswith(start[: max(8, len(start) - 2)])


def pair(gold: Sequence[Sequence[Fact]], got: Sequence[Sequence[Fact]]) -> list[tuple[int | None, int | None]]:
    """Places of gold films and of record films that belong together, the most alike first; `None`: no other.

    What is left over on both sides is paired in order: the only film on both sides is the same film.
    """
    ranked = sorted(
        ((likeness(g, r), -i, -j) for i, g in enumerate(gold) for j, r in enumerate(got)), reverse=True
    )  # fmt: skip
    left, right = set(range(len(gold))), set(range(len(got)))
    pairs: list[tuple[int | None, int | None]] = []
    for score, i, j in ranked:
        if score > 0 and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            pairs.append((-i, -j))
    lonely, spare = sorted(left), sorted(right)
    both = min(len(lonely), len(spare))
    pairs += zip(lonely[:both], spare[:both], strict=True)
    return pairs + [(i, None) for i in lonely[both:]] + [(None, j) for j in spare[both:]]


def likeness(left: Iterable[Fact], right: Iterable[Fact]) -> float:
    """How alike the facts of two films are; 0 where they share nothing."""
    a, b = set(left), set(right)
    titles = {f.value for f in a if "title" in f.field} & {f.value for f in b if "title" in f.field}
    return sum(_WEIGHTS.get(f.field, 0.5) for f in a & b) + (3 if titles else 0)


def _scored(facts: Iterable[Fact], fields: frozenset[str] | None) -> list[Fact]:
    return [fact for fact in facts if fields is None or fact.field in fields]


def _count(
    tally: defaultdict[str, Count], misses: list[Miss], stem: str, gold: Iterable[Fact], got: Iterable[Fact]
) -> None:  # fmt: skip
    wanted, found = Counter(gold), Counter(got)
    for fact in wanted.keys() | found.keys():
        hit = min(wanted[fact], found[fact])
        tally[fact.field] += Count(hit, found[fact] - hit, wanted[fact] - hit)
        if wanted[fact] != found[fact]:
            misses.append(Miss(stem, "missed" if wanted[fact] > found[fact] else "wrong", fact.field, fact.value))


def _count_synopsis(
    tally: defaultdict[str, Count], misses: list[Miss], stem: str, gold: GoldFilm, got: ToldFilm | None
) -> None:  # fmt: skip
    """Gold tells how the synopsis begins; where it tells none, there is nothing to be missed."""
    if not gold.synopsis_starts:
        return
    hit = got is not None and begins_right(gold, got)
    tally["synopsis"] += Count(1, 0, 0) if hit else Count(0, 0, 1)
    if not hit:
        misses.append(Miss(stem, "missed", "synopsis", gold.synopsis_starts))
