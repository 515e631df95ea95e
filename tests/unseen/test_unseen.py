"""The unseen pages do not do worse than they have done."""

import pytest

from tests.unseen.standing import pinned, reached


@pytest.mark.parametrize("name", sorted(pinned()))
def test_floor(name: str) -> None:
    assert reached()[name] >= pinned()[name]
