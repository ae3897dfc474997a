"""Opening hours as a clinic could write them, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from voiceguide.config.hours import DAYS


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@st.composite
def times(draw: st.DrawFn) -> str:
    opens = draw(st.integers(0, 1439))
    closes = draw(st.integers(0, 1440).filter(lambda closes: closes != opens))
    return f"{clock(opens)}-{clock(closes)}"


@st.composite
def rules(draw: st.DrawFn) -> str:
    day = st.sampled_from(DAYS)
    days = draw(st.lists(st.one_of(day, st.tuples(day, day).map("-".join)), min_size=1, max_size=3))
    hours = draw(st.lists(times(), min_size=1, max_size=3))
    comma = st.sampled_from([",", ", "])
    return f"{draw(comma).join(days)} {draw(comma).join(hours)}"


texts = st.one_of(st.just("24/7"), st.just(""), st.lists(rules(), min_size=1, max_size=3).map("; ".join))
