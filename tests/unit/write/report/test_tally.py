"""A run counted."""

from pipeline.write.report.tally import NO_SITE, Share, Tally

PERSON = "Salt\nDirector: Ana Lindqvist\nYear: 1999\nCountry: France\n"


def test_tally(record) -> None:
    tally = Tally()
    first = record(fetched="2019-05-01")
    second = record(PERSON, "https://Films.example.org/a", "2018-01-31")
    for one in (first, second):
        tally.add(one)
    assert (tally.pages, tally.films, tally.fetched) == (2, 2, ("2018-01-31", "2019-05-01"))
    assert tally.issues == len(first.issues) + len(second.issues) == sum(tally.codes.values())
    assert {name: group.pages for name, group in tally.sites.items()} == {NO_SITE: 1, second.page.host: 1}
    assert sum(group.pages for group in tally.languages.values()) == 2
    told = {one.name: (one.told, one.sureness.measured) for one in tally.coverage("films")}
    assert told["year"] == (Share(2, 2), 2)
    assert told["countries"] == (Share(1, 2), 1)
    assert told["credits"][0].of_one == 1
    assert told["synopsis"] == (Share(0, 2), 0)
    values = len(first.evidence) + len(second.evidence)
    assert sum(tally.bins) + tally.unmeasured == values
    assert tally.unread.part == sum(e.end - e.start for one in (first, second) for e in one.unread)


def test_unknown_labels_are_one_whatever_their_case(record) -> None:
    tally = Tally()
    tally.add(record())
    tally.add(record("Salt\nYear: 1999\nQUALITY OF ROPES: fine\n", "https://example.org/"))
    (label,) = tally.labels()
    assert (label.text, label.times, label.sites, label.rest) == ("Quality of ropes", 3, 2, "fine")
    assert label.record_id == record().id


def test_the_pages_with_most_unread_text(record) -> None:
    tally = Tally()
    for number in range(14):
        read = f"Salt\nDirector: Ana Lindqvist\nSynopsis\n{'She counts the waves at night. ' * 9}\n\n"
        tally.add(record(read + "qzv " * number))
    worst = tally.most_unread()
    assert len(worst) == 10
    assert worst == sorted(worst, reverse=True)
    assert worst[0].heading == "Salt"


def test_pointers_of_other_shapes_are_counted(record) -> None:
    one = record()
    why = next(iter(one.evidence.values()))
    tally = Tally()
    tally.add(one.model_copy(update={"evidence": {"/x": why, "": why}}))
    assert sum(tally.bins) + tally.unmeasured == 2


def test_nothing() -> None:
    tally = Tally()
    assert next(tally.coverage("films")).told.of_one == 0
    assert tally.labels() == tally.most_unread() == []
