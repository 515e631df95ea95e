"""The zones of the rules: what a place in the markup says of a line, and faults in the file."""

from pathlib import Path

import pytest

from pipeline.model.issue import RuleError
from pipeline.rules.zones import Zones, read_zones

RULES = Path(__file__).parents[3] / "rules" / "zones.toml"


@pytest.fixture(scope="module")
def zones() -> Zones:
    return read_zones(RULES)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("", None),
        ("div/p", None),
        ("main/div.film/p", None),
        ("nav/ul/li/a", "boilerplate"),
        ("header.site-header/div/p", "boilerplate"),
        ("article/header/h1", None),
        ("main/article/footer/p", "boilerplate"),
        ("div.cookie-notice/p", "boilerplate"),
        ("div.cookieConsent/p", "boilerplate"),
        ("main/div.share-links/ul/li", "boilerplate"),
        ("div.breadcrumbs/span", "boilerplate"),
        ("div.shareholder/p", None),
        ("aside.sidebar/article/h3", "boilerplate"),
        ("div.related-films/article/h3", "related"),
        ("main/section.related-posts/ul/li/a", "related"),
        ("footer/div.related/ul/li", "related"),
        ("div.content-sidebar-wrap/p", None),
        ("body.menu-open/div/main/p", None),
        ("div.card/div.card-footer/p", None),
        ("div.elementor-widget-container/p", None),
        ("div.nav-wrap/div.entry-content/p", None),
        ("form.aspnetForm/div/p", None),
        ("div.footer/p", "boilerplate"),
        ("div.header/p", "boilerplate"),
        ("main/div.header/h2", None),
        ("div.fil-ariane/span", "boilerplate"),
        ("article.post/div.post-meta/span", "boilerplate"),
    ],
)
def test_the_zone_of_a_place(zones: Zones, place: str, zone: str | None) -> None:
    assert zones.zone_of(place) == zone


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("aside.sidebar/ul/li", None),
        ("main/div.menu-tabs/p", None),
        ("article/div.entry-meta/span", None),
        ("footer/ul/li", "boilerplate"),
        ("main/div.related-films/ul/li", "related"),
    ],
)
def test_a_line_with_a_label_may_stand_in_a_sidebar(zones: Zones, place: str, zone: str | None) -> None:
    assert zones.zone_of(place, told=True) == zone


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[elements]\nboilerplate = ['nav']", "unknown key 'elements'"),
        ("[landmarks]\nmiddle = ['nav']", "unknown key 'middle'"),
        ("[classes]\nboilerplate = ['Share']", "small letters"),
        ("[classes]\nboilerplate = ['back to top']", "joined by hyphens"),
        ("[classes]\nboilerplate = ['one-two-three-four']", "one to 3 words"),
        ("[classes]\nboilerplate = ['share']\nrelated = ['share']", "stands under both"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "zones.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        read_zones(path)
    assert complaint in str(raised.value)
    assert str(path) in str(raised.value)
