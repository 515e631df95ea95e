"""How far a run is: a bar where somebody looks, a line now and then in a log."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar

from pipeline.cli.screen import err

if TYPE_CHECKING:
    from types import TracebackType

    from pipeline.run.whole import Progress

_LOOK = 0.1  # seconds between two pictures of the bar
_LINE = 30.0  # seconds between two lines of a log


class Shown:
    """Progress on standard error; nothing where `quiet`. Without a thread of its own, for the run may fork."""

    def __init__(self, *, quiet: bool) -> None:
        console = err()
        self._console = console
        self._quiet = quiet
        self._began = monotonic()
        self._next = 0.0 if console.is_terminal else self._began + _LINE
        self._bar = Bar(
            SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"),
            console=console, transient=True, auto_refresh=False, disable=quiet or not console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Shown:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def tell(self, progress: Progress) -> None:
        """Nothing; where it is time for it, the progress is shown."""
        now = monotonic()
        if self._quiet or now < self._next:
            return
        text = told(progress, now - self._began)
        if self._console.is_terminal:
            self._next = now + _LOOK
            total = progress.read if progress.complete else None
            self._bar.update(self._task, completed=progress.done, total=total, description=text)
            self._bar.refresh()
        else:
            self._next = now + _LINE
            self._console.print(f"{progress.done:,} {text}")


def told(progress: Progress, seconds: float) -> str:
    """ "pages, 212 a second, 3 failed, 0:01:25 left": what is left is known when the input is read to its end."""
    rate = (progress.done - progress.kept) / seconds if seconds > 0 else 0.0
    parts = ["pages", f"{rate:,.0f} a second", f"{progress.failed:,} failed"]
    if progress.kept:
        parts.insert(1, f"{progress.kept:,} kept from an earlier run")
    if progress.complete and rate > 0:
        left = round((progress.read - progress.done) / rate)
        parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
    return ", ".join(parts)
