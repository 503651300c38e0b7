"""What the form of the writer's own terms says about a pen name, while it is typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.domain.profile import WriterProfile
from reflectapp.ui.profile_form import ProfileForm


@pytest.fixture
def form(qtbot: QtBot) -> ProfileForm:
    made = ProfileForm()
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClicks(made.fields["name"], "Jane Smith")
    return made


def test_a_pen_name_near_the_real_name_is_told_at_once(qtbot: QtBot, form: ProfileForm) -> None:
    pen_name = form.fields["pen_name"]
    assert not form.doubt.isVisible()
    qtbot.keyClicks(pen_name, "Jayne")
    assert "“Jayne” is close to your own name" in form.doubt.text()
    assert pen_name.accessibleDescription() == form.doubt.text()
    pen_name.clear()
    qtbot.keyClicks(pen_name, "Jane S.")
    assert "No post is signed with it" in form.doubt.text()
    pen_name.clear()
    qtbot.keyClicks(pen_name, "The Heron")
    assert not form.doubt.isVisible()
    assert pen_name.accessibleDescription() == pen_name.placeholderText()


def test_the_other_terms_count_too_and_nothing_stays(qtbot: QtBot, form: ProfileForm) -> None:
    qtbot.keyClicks(form.fields["pen_name"], "Northfield Heron")
    assert not form.doubt.isVisible()
    qtbot.keyClicks(form.fields["town"], "Northfield")
    assert "“Northfield” is your employer, team or town" in form.doubt.text()
    form.show_profile(WriterProfile())
    assert form.doubt.text() == ""
