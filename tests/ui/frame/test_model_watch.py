"""How the status line tells of the language model."""

from __future__ import annotations

from concurrent.futures import Future

from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import ModelMissingError
from reflectapp.services.session import Session
from reflectapp.ui.model_watch import ModelWatch
from reflectapp.ui.tasks import Tasks


def test_a_missing_model_is_told_once_and_is_no_crash(
    session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    watch = ModelWatch(session, tasks)
    told: list[str] = []
    watch.told.connect(told.append)
    loading: Future[None] = Future()
    loading.set_exception(ModelMissingError("names.onnx"))
    session.detection._loading = loading
    with qtbot.captureExceptions() as raised:
        watch._started(None)
        qtbot.waitUntil(lambda: bool(told))
        watch._look()
    assert set(told) == {"The language model is missing or damaged"}
    assert raised == []
    assert not watch._timer.isActive()
