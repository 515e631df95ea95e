"""Tables and lists of terms: which row and column a line stands in, and which tables only lay out the page."""

from selectolax.lexbor import LexborNode

from pipeline.text.compose import Draft
from pipeline.text.display import Show

_WIDEST = 100  # columns of one cell
_LONGEST = 1_000  # rows of one cell
_HEADINGS_THAT_LAY_OUT = 4
_LONGEST_LABEL = 12  # lines of a first cell
_LONGEST_ROW = 80  # lines
_LONE_CELL = 3  # lines
_SMALL_PAGE = 3  # lines of a cell
_SHORT, _LONG = 60, 120  # characters of its shortest and its longest line


class _Grid:
    """An open table or list of terms."""

    __slots__ = ("cells", "column", "detail", "first", "layout", "next", "reached", "reaching", "row", "terms")

    def __init__(self, terms: bool) -> None:
        self.terms = terms
        self.row = -1
        self.column = -1  # of the open cell (-1: between cells)
        self.next = 0  # column of the next cell
        self.cells = 0
        self.first = 0  # place of the row's first draft
        self.reached: dict[int, int] = {}  # columns that cells of rows above reach into
        self.reaching: dict[int, int] = {}  # column → rows still to come that a cell reaches into
        self.layout = False  # a table stands inside a cell of the row
        self.detail = False  # the last entry of a list of terms was a detail


class Grids:
    """The tables and lists of terms open during a walk, one inside another; their lines are the walk's drafts."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        self._open: list[_Grid] = []
        self._rows = 0

    def here(self) -> tuple[int, int]:
        """Row and column of the innermost open cell; (-1, -1) outside of cells."""
        if self._open and self._open[-1].column >= 0:
            return self._open[-1].row, self._open[-1].column
        return -1, -1

    def open(self, show: Show, node: LexborNode) -> None:
        """Steps into a table, row, cell, list of terms, term or detail."""
        grid = self._open[-1] if self._open else None
        if show is Show.TABLE or show is Show.TERMS:
            if grid is not None and show is Show.TABLE:
                grid.layout = True
            self._open.append(_Grid(show is Show.TERMS))
        elif grid is None:
            return
        elif grid.terms:
            if grid.row < 0 or (show is Show.TERM and grid.detail):
                self._end_row(grid)
                self._begin_row(grid)
            grid.detail = show is Show.DETAIL
            grid.column = int(grid.detail)
        elif show is Show.ROW:
            self._begin_row(grid)
        elif show is Show.CELL:
            _place(grid, node)

    def close(self, show: Show) -> None:
        """Steps out again; a row that only lays out the page becomes plain lines."""
        if not self._open:
            return
        grid = self._open[-1]
        if show is Show.TABLE or show is Show.TERMS:
            if grid.terms:
                self._end_row(grid)
            self._open.pop()
        elif show is Show.ROW:
            self._end_row(grid)
        else:
            grid.column = -1

    def _begin_row(self, grid: _Grid) -> None:
        grid.row = self._rows
        self._rows += 1
        grid.first = len(self._drafts)
        grid.next = grid.cells = 0
        grid.layout = False
        grid.reached = {column: rows for column, rows in grid.reaching.items() if rows > 0}
        grid.reaching = {column: rows - 1 for column, rows in grid.reached.items()}

    def _end_row(self, grid: _Grid) -> None:
        own = [draft for draft in self._drafts[grid.first :] if draft.row == grid.row >= 0]
        lays_out = not grid.terms and _lays_out(grid, own)
        column = -1
        for draft in own:
            if lays_out:
                # Cells that stand side by side on the screen are far from each other.
                draft.gap = draft.gap or (draft.column != column and len(own) > grid.cells)
                column, draft.row, draft.column = draft.column, -1, -1
            elif draft.kind != "heading" and draft.kind != "caption":
                draft.kind = "cell"


def _lays_out(grid: _Grid, own: list[Draft]) -> bool:
    """Whether a row is no row of data: one cell, a table or headings inside, a first cell too long for a label."""
    if grid.cells + len(grid.reached) < 2 or grid.layout or len(own) > _LONGEST_ROW:
        return True
    if any(0 < draft.level <= _HEADINGS_THAT_LAY_OUT for draft in own) or _tells_much(own):
        return True
    if len(own) > _LONE_CELL and len({draft.column for draft in own}) == 1:
        return True
    return sum(1 for draft in own if draft.column == 0) > _LONGEST_LABEL


def _tells_much(own: list[Draft]) -> bool:
    """Whether a cell beside the first holds a small page of its own: short lines, then running text."""
    for column in {draft.column for draft in own if draft.column > 0}:
        lines = [len(draft.text) for draft in own if draft.column == column]
        if len(lines) >= _SMALL_PAGE and min(lines) < _SHORT <= _LONG <= max(lines):
            return True
    return False


def _place(grid: _Grid, node: LexborNode) -> None:
    """Gives a cell its column, past those that cells from above reach into."""
    column = grid.next
    while column in grid.reached:
        column += 1
    attributes = node.attributes
    width = rows = 1
    if "colspan" in attributes or "rowspan" in attributes:
        width = max(1, _number(attributes.get("colspan"), _WIDEST))
        rows = _number(attributes.get("rowspan"), _LONGEST) or _LONGEST  # 0: down to the end
        if rows > 1:
            grid.reaching.update(dict.fromkeys(range(column, column + width), rows - 1))
    grid.column, grid.next = column, column + width
    grid.cells += 1


def _number(value: str | None, most: int) -> int:
    value = (value or "1").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 6 else 1
