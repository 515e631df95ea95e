"""A record as decided: the values that reviewers let stand, corrected or added, with evidence of their own."""

from collections.abc import Iterator

from pipeline.model.record import Alternative, Evidence, Extent, Issue, Quote, Record
from pipeline.review.decision import REMOVING, Decision, Passage, found_again
from pipeline.review.match import Addition, Conflict, Fits
from pipeline.review.tree import Item, Leaf, Node, Row, plain, planted, walk, without
from pipeline.review.value import is_list, item_model, values

_RULES = {"accept": "reviewed#accepted", "ambiguous": "reviewed#ambiguous", "add": "reviewed#added"}
TYPED = "reviewed#typed"
CORRECTED = "reviewed#corrected"
CHOSEN = "reviewed#chosen"  # said by the reviewer of something that stands on the page: the role of a name


def decided(record: Record, fits: Fits) -> Record:
    """The record with the decisions laid over it; the same decisions give the same record.

    Evidence of a decided value says `reviewed#accepted`, `#corrected`, `#added`, `#ambiguous` or `#typed`, its
    confidence is null (nothing was measured), and what the machine had read stays among the alternatives.
    A typed value points at the nearest words that were read and has an issue that says it is not on the page.
    """
    untouched = not (fits.decided or fits.added or fits.conflicts)
    return record if untouched else _Deciding(record, fits).record_as_decided()


def tree_as_decided(record: Record, fits: Fits) -> Item:
    """The record's tree with every decision in it, what was rejected still in its place (added: at "@id")."""
    deciding = _Deciding(record, fits)
    deciding.lay()
    return deciding.root


class _Deciding:
    def __init__(self, record: Record, fits: Fits) -> None:
        self.record = record
        self.text = record.page.text
        self.fits = fits
        self.root = planted(record)
        self.leaves = {n.pointer: n for _, n in walk(self.root) if isinstance(n, Leaf)}
        self.items: dict[str, Item] = {n.pointer: n for _, n in walk(self.root) if isinstance(n, Item) and n.pointer}
        self.items[""] = self.root
        self.beside = {v.pointer: tuple(p for p, _ in v.beside) for v in values(record)}
        self.doubts: list[tuple[Leaf, str, str]] = []  # code and message of what the reviewed record says of a leaf

    def lay(self) -> frozenset[str]:
        """Lay every decision over the tree; the pointers of the leaves that go."""
        return frozenset([*self._judge_all(), *(gone for a in self.fits.added if (gone := self._add(a)))])

    def record_as_decided(self) -> Record:
        kept = without(self.root, self.lay())
        root = kept if isinstance(kept, Item) else Item(None)
        now = list(walk(root))
        evidence = {at: n.evidence for at, n in now if isinstance(n, Leaf)}
        moved = {n.pointer: at for at, n in now if isinstance(n, (Leaf, Item)) and n.pointer}
        shown = self.record.model_dump(
            mode="json", by_alias=True, exclude={"films", "people", "evidence", "issues", "unread"}
        )
        told = plain(root)
        issues = [
            *self._old_issues(moved),
            *self._new_issues(now),
            *(_conflict_issue(c, moved) for c in self.fits.conflicts),
        ]
        return Record.model_validate({
            **shown, **(told if isinstance(told, dict) else {}), "evidence": evidence,
            "issues": issues, "unread": self._unread(evidence),
        })  # fmt: skip

    def _judge_all(self) -> Iterator[str]:
        """Mark every decided leaf; the pointers of those that go."""
        for pointer, decision in self.fits.decided.items():
            if decision.verdict in REMOVING:
                yield pointer
                continue
            if pointer in self.leaves:
                self._judge(self.leaves[pointer], decision)
            for follower in self.beside.get(pointer, ()):
                if follower not in self.fits.decided and follower in self.leaves:
                    leaf = self.leaves[follower]
                    leaf.evidence = leaf.evidence.model_copy(update={"rule": _RULES["accept"], "confidence": None})

    def _judge(self, leaf: Leaf, decision: Decision) -> None:
        before = leaf.evidence
        outcome = decision.outcome
        if outcome is None or outcome == leaf.value or decision.verdict == "ambiguous":
            rule = _RULES.get(decision.verdict, CORRECTED)
            leaf.evidence = before.model_copy(update={"rule": rule, "confidence": None})
        else:
            lost = Alternative(value=leaf.value, spans=before.spans, rule=before.rule)
            alternatives = (lost, *(a for a in before.alternatives if a.value != outcome))
            leaf.value = outcome
            leaf.evidence = self._evidence(decision, self._quotes(decision.chosen), before.spans, alternatives)
        self._say(leaf, decision)

    def _say(self, leaf: Leaf, decision: Decision) -> None:
        if leaf.evidence.rule == TYPED:
            self.doubts.append(
                (leaf, "review.typed", f"{leaf.value!r} was typed by a reviewer: the page does not say it")
            )
        if decision.verdict == "ambiguous":
            self.doubts.append((leaf, "review.ambiguous", f"a reviewer cannot tell whether {leaf.value!r} is meant"))

    def _evidence(
        self, decision: Decision, chosen: tuple[Quote, ...], nearest: tuple[Quote, ...],
        alternatives: tuple[Alternative, ...] = (),
    ) -> Evidence:  # fmt: skip
        if decision.typed or not chosen:
            return Evidence(spans=nearest, rule=TYPED, alternatives=alternatives)
        rule = _RULES["add"] if decision.verdict == "add" else CORRECTED
        return Evidence(spans=chosen, rule=rule, alternatives=alternatives)

    def _quotes(self, passages: tuple[Passage, ...]) -> tuple[Quote, ...]:
        found = (found_again(p, self.text) for p in passages)
        return tuple(Quote(start=p.start, end=p.end, quote=p.quote) for p in found if p is not None)

    def _add(self, addition: Addition) -> str | None:
        """Hang an added value into the tree, with its companions ("role"); its pointer if it was taken away again."""
        decision, later = addition.decision, addition.later
        home = self.items.get(addition.home)
        if home is None or decision.new is None:
            return None
        item, name = self._reach(home, addition.slot, decision.id)
        spans = self._quotes(addition.chosen)
        leaf = Leaf(decision.new, self._evidence(decision, spans, self._nearest(home)), f"@{decision.id}")
        for part, told in decision.beside.items():
            item.parts[part] = Leaf(told, Evidence(spans=leaf.evidence.spans, rule=CHOSEN))
        if name == "-":
            row = item.parts.setdefault(addition.slot.split("/")[-2], Row())
            assert isinstance(row, Row)
            row.nodes.append(leaf)
        else:
            item.parts[name] = leaf
        if later is not None and later.verdict in REMOVING:
            return leaf.pointer
        if later is not None and later.verdict != "accept":
            self._judge(leaf, later)
        else:
            self._say(leaf, decision)
        return None

    def _reach(self, home: Item, slot: str, name: str) -> tuple[Item, str]:
        """The item that holds the last step of a slot, made where it is not there, and that step."""
        item = home
        *way, last = slot.split("/")
        for number, step in enumerate(way):
            if step == "-":
                continue
            if last == "-" and number == len(way) - 1:
                break  # a list of plain values
            model = item_model(step, item.model)
            inner = Item(model, f"@{name}")
            if is_list(step, item.model):
                row = item.parts.setdefault(step, Row())
                assert isinstance(row, Row)
                row.nodes.append(inner)
                self.items[f"@{name}"] = inner
            else:
                there = item.parts.setdefault(step, inner)
                assert isinstance(there, Item)
                inner = there
            item = inner
        return item, last

    def _nearest(self, home: Item) -> tuple[Quote, ...]:
        """The words that a typed value points at: those of its item, else the page's first."""
        inside = next((n for _, n in walk(home) if isinstance(n, Leaf)), None)
        if inside is not None:
            return inside.evidence.spans
        line = next((w for w in self.text.splitlines() if w.strip()), "")
        start = self.text.find(line)
        return (Quote(start=start, end=start + len(line), quote=line),)

    def _old_issues(self, moved: dict[str, str]) -> Iterator[Issue]:
        """The issues that nobody has settled, at the pointers of now."""
        for issue in self.record.issues:
            decision = self.fits.decided.get(issue.pointer)
            if decision is not None and decision.verdict != "ambiguous":
                continue
            if (
                issue.pointer
                and issue.pointer not in moved
                and issue.pointer in (self.leaves.keys() | self.items.keys())
            ):
                continue
            yield issue.model_copy(update={"pointer": moved.get(issue.pointer, issue.pointer)})

    def _new_issues(self, now: list[tuple[str, Node]]) -> Iterator[Issue]:
        at = {id(node): pointer for pointer, node in now}
        for leaf, code, message in self.doubts:
            if id(leaf) in at:
                span = leaf.evidence.spans[0]
                yield Issue(
                    code=code, severity="note" if code == "review.typed" else "warning", message=message,
                    pointer=at[id(leaf)], start=span.start, end=span.end,
                )  # fmt: skip

    def _unread(self, evidence: dict[str, Evidence]) -> list[Extent]:
        """What was not read, and what only values that are gone were read from."""
        covered = sorted(
            (s.start, s.end)
            for e in evidence.values()
            for s in (*e.spans, *(q for a in e.alternatives for q in a.spans))
        )
        open_ones = [(e.start, e.end) for e in self.record.unread]
        open_ones += [(s.start, s.end) for e in self.record.evidence.values() for s in e.spans]
        left: list[Extent] = []
        for start, end in _joined(open_ones):
            at = start
            for low, high in [*(c for c in covered if c[1] > start and c[0] < end), (end, end)]:
                left += _worth(self.text, at, min(low, end))
                at = max(at, high)
        return left


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _worth(text: str, start: int, end: int) -> list[Extent]:
    """One extent without blanks at its ends, or none where there is neither letter nor digit."""
    piece = text[start:end]
    if not any(c.isalnum() for c in piece):
        return []
    return [Extent(start=start + len(piece) - len(piece.lstrip()), end=start + len(piece.rstrip()))]


def _conflict_issue(conflict: Conflict, moved: dict[str, str]) -> Issue:
    """What the reviewed record says of a decision that does not fit: both sides of it."""
    decision, other = conflict.decision, conflict.other
    decided = "nothing" if decision.outcome is None else repr(decision.outcome)
    now = "nothing" if other is None else repr(other.value)
    span = other.evidence.spans[0] if other is not None else None
    return Issue(
        code="review.conflict", severity="warning",
        message=f"decided for {decision.field}: {decided}; read now: {now} ({conflict.why})",
        pointer=moved.get(other.pointer, "") if other is not None else "",
        start=span.start if span else 0, end=span.end if span else 0,
    )  # fmt: skip
