"""What is put with a post, or noted about it: the cards' gestures as changes of the post."""

from __future__ import annotations

from reflectapp.domain.taking_down import Step
from reflectapp.services.publishing import Publishing
from reflectapp.ui.publish.after_page import AfterPage
from reflectapp.ui.publish.gate_page import GatePage
from reflectapp.ui.publish.presenter import PostPresenter


class WithThePost:
    """Has the presenter do what the two tell."""

    def __init__(self, presenter: PostPresenter, gate: GatePage, after: AfterPage) -> None:
        notes, pictures = gate.notes, gate.pictures
        self._put = put = presenter.put_with_it
        notes.disclaimer_wanted.connect(
            lambda on: put(lambda p, post_id: p.notes.set_disclaimer(post_id, is_shown=on))
        )
        notes.signature_wanted.connect(
            lambda on: put(lambda p, post_id: p.notes.sign(post_id, is_signed=on))
        )
        notes.series_wanted.connect(self._join_series)
        notes.series_unwanted.connect(lambda: put(lambda p, post_id: p.notes.leave_series(post_id)))
        pictures.taken.connect(
            lambda digest: put(lambda p, post_id: p.pictures.take(post_id, digest))
        )
        pictures.left_out.connect(
            lambda digest: put(lambda p, post_id: p.pictures.leave(post_id, digest))
        )
        down = after.down
        down.ticked.connect(
            lambda step, on: put(lambda p, post_id: p.after.tick(post_id, Step(step), is_done=on))
        )
        down.withdrawn.connect(
            lambda reason: put(lambda p, post_id: p.after.withdraw(post_id, reason))
        )
        down.put_back.connect(lambda: put(lambda p, post_id: p.after.put_back(post_id)))

    def _join_series(self, series_id: str, name: str) -> None:
        """The card tells it only once the risk is accepted."""

        def join(publishing: Publishing, post_id: str) -> None:
            if series_id:
                publishing.notes.join_series(post_id, series_id, is_risk_accepted=True)
            else:
                publishing.notes.begin_series(post_id, name, is_risk_accepted=True)

        self._put(join)
