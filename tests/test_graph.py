"""Records joined by their links: both directions, faults, and the services a record belongs to."""

from dataclasses import replace
from random import Random

from coproof.graph import Graph, Link, LinkFault
from coproof.read import read_kinds
from graph_stories import graph_of, record, records_of

MILL = """
svc-mill: {title: Mill Lane}
svc-park: {title: Park View}
fb-1: {service: svc-mill, themes: [th-quiet]}
fb-2: {service: svc-park, themes: [th-quiet, th-food]}
th-quiet: {services: [svc-mill, svc-park]}
th-food: {services: [svc-park]}
dec-1: {responds_to: [fb-1, th-quiet]}
dec-2: {responds_to: [fb-2]}
act-1: {decision: dec-2, trial: {success_measures: [ind-calm]}}
act-2: {decision: dec-2}
rev-1: {actions: [act-2, act-1], measures: [{indicator: ind-use}, {indicator: ind-calm}]}
told-1: {about: [rev-1], covers: [fb-2]}
told-2: {about: [dec-1], covers: [fb-1]}
told-3: {about: [dec-1, rev-1], covers: [fb-1]}
ev-1: {services: [svc-park], reviewed: [th-food, dec-2, svc-mill]}
ev-all: {title: Board}
ind-calm: {service: svc-mill}
ind-use: {}
con-1: {audience: public}
"""


def ids(records: tuple[object, ...]) -> list[str]:
    return [r.id for r in records]  # type: ignore[attr-defined]


def test_records_are_in_the_order_of_the_kinds_and_then_by_id() -> None:
    graph = graph_of("told-1: {}\nfb-2: {}\nact-1: {}\nfb-10: {}\nsvc-mill: {}")
    assert ids(graph.records) == ["svc-mill", "fb-10", "fb-2", "act-1", "told-1"]
    assert ids(graph.of_kind("feedback")) == ["fb-10", "fb-2"]
    assert graph.of_kind("indicator") == ()


def test_a_record_is_found_by_its_id() -> None:
    graph = graph_of(MILL)
    found = graph.get("dec-1")
    assert found is not None
    assert found.kind == "decision"
    assert graph.get("dec-99") is None


def test_links_are_followed_with_the_path_of_the_field() -> None:
    graph = graph_of(MILL)
    assert graph.links_from("rev-1") == (
        Link("rev-1", "actions[0]", "act-2"),
        Link("rev-1", "actions[1]", "act-1"),
        Link("rev-1", "measures[0].indicator", "ind-use"),
        Link("rev-1", "measures[1].indicator", "ind-calm"),
    )
    assert Link("act-1", "trial.success_measures[0]", "ind-calm") in graph.links_from("act-1")


def test_links_are_turned_round_in_the_order_of_kinds_ids_and_fields() -> None:
    graph = graph_of(MILL)
    assert [(x.source, x.field) for x in graph.links_to("dec-2")] == [
        ("act-1", "decision"),
        ("act-2", "decision"),
        ("ev-1", "reviewed[1]"),
    ]
    assert [x.source for x in graph.links_to("dec-2", "event")] == ["ev-1"]


def test_records_that_a_field_names_come_sorted_and_once() -> None:
    graph = graph_of(MILL)
    assert ids(graph.linked_from("rev-1", "actions")) == ["act-1", "act-2"]
    assert ids(graph.linked_from("rev-1", "measures.indicator")) == ["ind-calm", "ind-use"]
    assert ids(graph.linked_from("rev-1", "measures")) == ["ind-calm", "ind-use"]
    assert graph.linked_from("rev-1", "measure") == ()
    twice = graph_of("dec-1: {responds_to: [fb-1, fb-1]}\nfb-1: {}")
    assert ids(twice.linked_from("dec-1", "responds_to")) == ["fb-1"]


def test_records_that_name_another_come_sorted_and_once() -> None:
    graph = graph_of(MILL)
    assert ids(graph.linking_to("dec-2", "action")) == ["act-1", "act-2"]
    assert ids(graph.linking_to("svc-mill", "event")) == ["ev-1"]
    assert graph.linking_to("dec-2", "review") == ()


def test_an_id_that_does_not_exist_gives_nothing() -> None:
    graph = graph_of(MILL)
    assert graph.links_from("x") == graph.links_to("x") == graph.linking_to("x", "event") == ()
    assert graph.linked_from("x", "actions") == graph.services_of("x") == ()


def test_a_sound_portfolio_has_no_faults() -> None:
    assert graph_of(MILL).faults == ()


def test_a_link_that_leads_nowhere_is_a_fault_with_the_id_that_was_meant() -> None:
    (fault,) = graph_of("fb-1: {service: svc-mil}\nsvc-mill: {}\nsvc-park: {}").faults
    assert fault == LinkFault(
        Link("fb-1", "service", "svc-mil"), "missing", ("service",), "svc-mill"
    )


def test_nothing_is_suggested_where_nothing_is_alike() -> None:
    (fault,) = graph_of("fb-1: {service: svc-brook}\nsvc-mill: {}").faults
    assert fault.suggestion is None


def test_only_ids_of_an_allowed_kind_are_suggested() -> None:
    (fault,) = graph_of("act-1: {decision: dec-quiet}\nth-dec-quiet: {services: []}").faults
    assert (fault.reason, fault.suggestion) == ("missing", None)


def test_a_link_to_the_wrong_kind_is_a_fault_and_is_not_followed() -> None:
    graph = graph_of("dec-1: {responds_to: [act-1, fb-1]}\nact-1: {}\nfb-1: {}\nsvc-mill: {}")
    (fault,) = (f for f in graph.faults if f.link.source == "dec-1")
    assert (fault.link.field, fault.reason) == ("responds_to[0]", "wrong_kind")
    assert fault.allowed == ("feedback", "theme")
    assert len(graph.links_from("dec-1")) == 2
    assert ids(graph.linked_from("dec-1", "responds_to")) == ["fb-1"]
    assert graph.links_to("act-1") == graph.linking_to("act-1", "decision") == ()


def test_a_link_to_a_file_that_is_broken_is_not_a_fault() -> None:
    graph = graph_of("act-1: {decision: dec-1}", broken=frozenset({"dec-1"}))
    assert graph.faults == ()
    assert graph.links_from("act-1") == (Link("act-1", "decision", "dec-1"),)
    assert graph.linked_from("act-1", "decision") == graph.services_of("act-1") == ()


def test_what_is_no_id_is_no_link() -> None:
    graph = graph_of("", record("act-1", decision=7), record("dec-1", responds_to="fb-1"))
    assert graph.links_from("act-1") == graph.links_from("dec-1") == graph.faults == ()


def test_an_event_may_have_looked_at_records_of_many_kinds() -> None:
    graph = graph_of(
        "ev-1: {reviewed: [th-food, dec-1, act-1]}\nth-food: {services: []}\ndec-1: {}\nact-1: {}"
    )
    assert graph.faults == ()


def test_thousands_of_wrong_links_are_all_found() -> None:
    wrong = [record(f"fb-{n}", service=f"svc-none-{n}") for n in range(3000)]
    graph = graph_of("svc-none-x: {}", *wrong)
    assert len(graph.faults) == 3000
    assert graph.faults[0].suggestion == "svc-none-x"
    assert graph.faults[-1].suggestion is None


def test_a_slip_at_either_end_is_recognised_among_thousands() -> None:
    many = [record(f"dec-2026-{n:05}-aa") for n in range(5000)]
    text = "act-1: {decision: dec-2026-01234-ab}\nact-2: {decision: dec-206-04321-aa}"
    found = {f.link.source: f.suggestion for f in graph_of(text, *many).faults}
    assert found == {"act-1": "dec-2026-01234-aa", "act-2": "dec-2026-04321-aa"}


def test_of_two_files_with_one_id_the_first_counts_and_the_other_is_kept_apart() -> None:
    first = replace(record("fb-1", service="svc-mill"), file="evidence/feedback/2025/fb-1.yml")
    other = replace(record("fb-1", service="svc-park"), file="evidence/feedback/2026/fb-1.yml")
    graph = graph_of("svc-mill: {}\nsvc-park: {}", other, first)
    assert graph.get("fb-1") == first
    assert graph.of_kind("feedback") == (first,)
    assert graph.duplicates == (other,)
    assert graph.links_to("svc-park") == ()


def test_the_services_of_each_kind_of_record() -> None:
    graph = graph_of(MILL)
    services = {r.id: " ".join(graph.services_of(r.id)) for r in graph.records}
    assert services == {
        "svc-mill": "svc-mill",
        "svc-park": "svc-park",
        "fb-1": "svc-mill",
        "fb-2": "svc-park",
        "th-quiet": "svc-mill svc-park",
        "th-food": "svc-park",
        "dec-1": "svc-mill svc-park",
        "dec-2": "svc-park",
        "act-1": "svc-park",
        "act-2": "svc-park",
        "rev-1": "svc-park",
        "told-1": "svc-park",
        "told-2": "svc-mill svc-park",  # dec-1 answers a theme of both
        "told-3": "svc-mill svc-park",
        "ev-1": "svc-park",
        "ev-all": "",
        "ind-calm": "svc-mill",
        "ind-use": "",
        "con-1": "",
    }


def test_a_service_that_does_not_exist_never_widens_who_may_see_a_record() -> None:
    assert graph_of("fb-1: {service: svc-gone}").services_of("fb-1") == ("svc-gone",)


def test_the_order_of_the_files_makes_no_difference() -> None:
    records = list(records_of(MILL + "fb-3: {service: svc-mil, themes: [dec-1, th-9]}"))
    graph = Graph.build(records, read_kinds())
    Random(7).shuffle(records)
    other = Graph.build(records, read_kinds())
    assert other.records == graph.records
    assert other.faults == graph.faults
    assert len(graph.faults) == 3
    for r in records:
        assert other.links_from(r.id) == graph.links_from(r.id)
        assert other.links_to(r.id) == graph.links_to(r.id)
        assert other.services_of(r.id) == graph.services_of(r.id)
