from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.assets import resource
from reflectapp.domain.entry import Draft, Mood
from reflectapp.habits.heatmap import heat_map
from reflectapp.services.session import Session
from reflectapp.ui.context import Bus, Context
from reflectapp.ui.habits.heat import HeatChart
from reflectapp.ui.habits.view import HabitsPlace
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import SCALES, Theme

TODAY = date(2026, 3, 2)  # where the fake clock stands


@pytest.fixture
def context(session: Session, qapp: QApplication) -> Iterator[Context]:
    tasks = Tasks()
    yield Context(session, tasks, Theme(resource()), Bus())
    tasks.close()


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> HabitsPlace:
    shown = HabitsPlace(context)
    qtbot.addWidget(shown)
    shown.resize(860, 600)
    return shown


def write(session: Session, ago: int, title: str, moods: tuple[Mood, Mood] | None = None) -> str:
    day = TODAY - timedelta(days=ago)
    body = "one two three four five six seven eight nine ten eleven twelve"
    entry = session.journal.new_entry(title=title, body=body, happened_on=day)
    if moods:
        session.journal.save(Draft(entry.id, title, body, day, (), *moods))
    return entry.id


def shown(place: HabitsPlace, qtbot: QtBot) -> None:
    with qtbot.waitExposed(place):
        place.show()
    place.activate()
    qtbot.waitUntil(lambda: not place._context.tasks.is_busy)


def test_a_new_journal_is_told_how_to_begin(place: HabitsPlace, qtbot: QtBot) -> None:
    shown(place, qtbot)
    assert place.currentWidget() is place.empty
    assert "first entry" in place.empty.text.text()


def test_the_place_begins_with_a_sentence(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    for ago in (0, 3, 5, 7):
        write(session, ago, f"{ago} days ago")
    shown(place, qtbot)
    assert place.page.lead.text() == "You have kept your rhythm for a first week."
    assert place.page.more.text().startswith("This week so far: 1 of 3 days.")


@pytest.mark.parametrize("scale", SCALES)
def test_no_word_above_a_chart_is_cut_off(
    place: HabitsPlace, session: Session, context: Context, qapp: QApplication, scale: int
) -> None:
    write(session, 0, "Today")
    context.theme.apply(qapp)
    place.show()
    context.theme.choose(scale=scale)
    for width in (720, 900, 1200):
        place.resize(width, 600)
        QApplication.sendPostedEvents()
        for part in place.page.range.findChildren(QPushButton):
            assert part.width() >= part.sizeHint().width(), (part.text(), scale, width)
        assert place._area.horizontalScrollBar().maximum() == 0
    context.theme.choose(scale=100)


def test_arrow_keys_walk_through_the_days_and_a_label_says_them(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    write(session, 0, "Today")
    write(session, 8, "Sunday before last")
    shown(place, qtbot)
    heat, said = place.page.heat, place.page.heat_card.pointed
    qtbot.keyClick(heat, Qt.Key.Key_End)
    assert said.text() == "Mon 2 Mar 2026  ·  13 words"
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert said.text() == "Mon 23 Feb 2026  ·  nothing written"
    qtbot.keyClick(heat, Qt.Key.Key_Up)
    assert said.text() == "Sun 22 Feb 2026  ·  15 words"
    assert heat.accessibleDescription() == said.text()


def test_return_on_a_day_opens_what_was_written(
    place: HabitsPlace, session: Session, context: Context, qtbot: QtBot
) -> None:
    entry_id = write(session, 0, "Today")
    write(session, 1, "Yesterday")
    shown(place, qtbot)
    qtbot.keyClick(place.page.heat, Qt.Key.Key_End)
    with qtbot.waitSignal(context.bus.entry_requested) as asked:
        qtbot.keyClick(place.page.heat, Qt.Key.Key_Return)
    assert asked.args == [entry_id]


def test_every_chart_has_its_figures_in_a_table(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    write(session, 0, "Today", (Mood.LOW, Mood.GOOD))
    write(session, 4, "Earlier", (Mood.STEADY, Mood.STEADY))
    shown(place, qtbot)
    page = place.page
    for card in (page.heat_card, page.words_card, page.weekday_card, page.mood_card):
        qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
        assert card.table.isVisible()
        assert not card.chart.isVisible()
    rows = page.heat_card.table
    assert [rows.item(n, 0).text() for n in range(rows.rowCount())] == [
        "Mon 2 Mar 2026",
        "Thu 26 Feb 2026",
    ]
    moods = page.mood_card.table
    assert [moods.item(0, n).text() for n in range(3)] == ["Mon 2 Mar 2026", "low", "good"]
    assert sum(int(page.weekday_card.table.item(n, 1).text()) for n in range(7)) == 2


def test_a_link_opens_the_entry_of_a_month_ago(
    place: HabitsPlace, session: Session, context: Context, qtbot: QtBot
) -> None:
    write(session, 0, "Today")
    entry_id = write(session, 28, "On 2 February")
    shown(place, qtbot)
    link = next(
        b
        for b in place.page.past_card.findChildren(QWidget)
        if b.accessibleName() == "Open “On 2 February”"
    )
    with qtbot.waitSignal(context.bus.entry_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [entry_id]


def test_a_saved_entry_is_counted_while_the_place_is_open(
    place: HabitsPlace, session: Session, context: Context, qtbot: QtBot
) -> None:
    write(session, 0, "Today")
    shown(place, qtbot)
    context.bus.entry_saved.emit(write(session, 1, "Yesterday"))
    qtbot.waitUntil(lambda: "2 entries" in place.page.heat_card.sentence.text())


def test_locking_leaves_no_word_of_an_entry_in_the_place(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    write(session, 0, "Heron at the weir", (Mood.LOW, Mood.GOOD))
    write(session, 28, "Heron before")
    shown(place, qtbot)
    place.forget()
    QApplication.processEvents()
    labels = [part.text() for part in place.findChildren(QLabel)]
    names = [part.accessibleName() + part.toolTip() for part in place.findChildren(QWidget)]
    buttons = [part.text() for part in place.findChildren(QPushButton)]
    assert not [words for words in (*labels, *names, *buttons) if "Heron" in words]
    assert place.page.mood_card.table.rowCount() == 0


def test_every_control_of_the_place_has_an_accessible_name(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    write(session, 0, "Today", (Mood.LOW, Mood.GOOD))
    write(session, 28, "Earlier")
    shown(place, qtbot)
    unnamed = [
        widget
        for widget in place.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []


def test_the_charts_fit_the_narrowest_window(
    place: HabitsPlace, session: Session, qtbot: QtBot
) -> None:
    write(session, 0, "Today", (Mood.LOW, Mood.GOOD))
    write(session, 28, "Earlier")
    place.resize(800, 560)
    shown(place, qtbot)
    assert place.page.heat.width() <= 800
    assert place._area.horizontalScrollBar().maximum() == 0


def test_the_days_of_the_week_stand_whole_beside_small_squares(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(scale=150)
    chart = HeatChart(theme)
    qtbot.addWidget(chart)
    chart.show_map(heat_map(TODAY, {TODAY: 12}))
    chart.resize(chart.minimumSizeHint())
    picture = chart.grab().toImage()
    ground = picture.pixelColor(0, 0)
    beside = range(int(chart.area(0).left()) - 6)
    inked = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y) != ground for x in beside)
    ]
    first = [y for y in inked if y < chart.area(1).bottom()]
    assert chart.area(0).height() < len(first) >= QFontMetrics(theme.font(11)).capHeight()
