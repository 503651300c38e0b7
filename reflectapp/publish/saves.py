"""Which saves of an entry count for its ripeness, and from when on each can be the base."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from reflectapp.domain.post import DelayPolicy


def counting(saved_at: Sequence[datetime], policy: DelayPolicy, since: datetime) -> list[int]:
    """Return which saves matter to what is young at `since` or at any moment after, in order.

    Of the saves of one day, in UTC, only the last counts: what stood between for an hour or
    two is nobody's business, however often the page was saved. A delay chosen that day parts
    the day. What was the base long before `since` is left out.

    Args:
        saved_at: When the entry was saved, oldest first.
        policy: The delays chosen over time.
        since: The earliest moment that will be asked about.
    """
    days = [_day(at, policy) for at in saved_at]
    last = [n for n, day in enumerate(days) if n + 1 == len(days) or days[n + 1] != day]
    ripe_from = ripening([saved_at[n] for n in last], policy)
    ripe = bisect_right(ripe_from, since)
    # Words that came back while the first save behind the base was made go on from the base then.
    came = saved_at[last[ripe]] if ripe < len(last) else since
    return last[max(0, min(ripe - 1, oldest_for([saved_at[n] for n in last], policy, came))) :]


def oldest_for(saved_at: Sequence[datetime], policy: DelayPolicy, came: datetime) -> int:
    """Return the oldest save that may tell the age of a word that came back at `came`.

    It is the one that stood a delay before: a word that was away for longer waits anew. The
    shortest delay chosen until then counts, so that choosing another one ripens nothing sooner.
    """
    shortest = min(change.days for change in policy.until(came).changes)
    return max(0, bisect_right(saved_at, came - timedelta(days=shortest)) - 1)


def ripening(saved_at: Sequence[datetime], policy: DelayPolicy) -> list[datetime]:
    """Return for each save when it can be the base: when it and all before it have waited.

    So a delay that was shortened later frees nothing that was written before.
    """
    result: list[datetime] = []
    for at in saved_at:
        own = policy.ripens_at(at)
        result.append(max(own, result[-1]) if result else own)
    return result


def _day(at: datetime, policy: DelayPolicy) -> tuple[date, int]:
    return at.astimezone(UTC).date(), sum(change.since <= at for change in policy.changes)
