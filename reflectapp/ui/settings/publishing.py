"""The delay, with its rule in words; and the writer's own terms."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.post import DEFAULT_DELAY_DAYS, MAX_DELAY_DAYS, MIN_DELAY_DAYS
from reflectapp.domain.profile import WriterProfile
from reflectapp.ui.context import Context
from reflectapp.ui.messages import days
from reflectapp.ui.profile_form import ProfileForm
from reflectapp.ui.settings.advice import AdviceSettings
from reflectapp.ui.settings.below_posts import DisclaimerField
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import button, label, number_field, set_accessible


class PublishingSection(Section):
    """A delay is chosen in two steps, because each choice is kept for ever."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("publishing", "", parent)
        self._context, self._changes = context, changes
        self.title = self.tr("Publishing")
        self.heading.setText(self.title)
        self.days = number_field(
            self.tr("Days before words may be published"),
            (MIN_DELAY_DAYS, MAX_DELAY_DAYS),
            DEFAULT_DELAY_DAYS,
            suffix=self.tr(" days"),
        )
        self.use = button(self.tr("Use this"), tip=self.tr("Use this delay from now on"))
        self.effect = label("", "small", wraps=True)
        self.days.valueChanged.connect(self._explain)
        self.use.clicked.connect(self._store)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.days)
        row.addWidget(self.use)
        row.addStretch(1)
        control = QWidget()
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.effect)
        self.add(
            SettingRow(
                self.tr("Delay before publishing"),
                self.tr(
                    "Every word of a post is at least this old. A longer delay holds at once for "
                    "everything; a shorter one only for what you write from now on. The least is "
                    "one day."
                ),
                control,
                is_wide=True,
            )
        )

        self._add_notes()
        self.advice = AdviceSettings(context, changes)
        for made in self.advice.rows():
            self.add(made)

    def _add_notes(self) -> None:
        changes = self._changes
        self.disclaimer = DisclaimerField(self._context, changes)
        self.add(
            SettingRow(
                self.tr("Disclaimer"),
                self.tr("One line below posts: what was changed, and whose views they are."),
                self.disclaimer,
                is_wide=True,
                also=self.tr("note template"),
            )
        )
        self.below = QCheckBox()
        set_accessible(self.below, self.tr("Disclaimer below new posts"))
        self.below.clicked.connect(lambda on: changes.prefer(disclaimer_below_posts=on))
        self.add(
            SettingRow(
                self.tr("Disclaimer below new posts"),
                self.tr("Each post can have it or not; a newly marked one begins with this."),
                self.below,
            )
        )
        self.signed = QCheckBox()
        set_accessible(self.signed, self.tr("Sign new posts with the pen name"))
        self.signed.clicked.connect(lambda on: changes.prefer(pen_name_below_posts=on))
        self.add(
            SettingRow(
                self.tr("Sign new posts with the pen name"),
                self.tr(
                    "Your own name never stands on a post. The pen name is chosen in You, below."
                ),
                self.signed,
            )
        )

    def refresh(self) -> None:
        """Show the delay in force, and what new posts begin with."""
        self.days.setValue(self._current())
        self._explain()
        preferences = self._context.session.settings.preferences()
        self.below.setChecked(preferences.disclaimer_below_posts)
        self.signed.setChecked(preferences.pen_name_below_posts)
        self.disclaimer.refresh()
        self.advice.refresh()

    def forget(self) -> None:
        """Show no words of the writer's."""
        self.disclaimer.forget()
        self.advice.forget()

    def _current(self) -> int:
        return self._context.session.settings.delay().days

    def _explain(self) -> None:
        chosen, current = self.days.value(), self._current()
        self.use.setEnabled(chosen != current)
        if chosen == current:
            words = self._in_force()
        elif chosen > current:
            words = self.tr("This will hold at once, also for what is waiting now.")
        else:
            words = self.tr(
                "This will hold for what you write from now on; what is written already keeps "
                "waiting {days}."
            ).format(days=days(current))
        self.effect.setText(words)

    def _in_force(self) -> str:
        session = self._context.session
        policy = session.settings.delay()
        latest = policy.changes[-1]
        before = policy.delay_for(latest.since - timedelta(microseconds=1))
        if before.days > latest.days and session.clock.now() < latest.since + before:
            return self.tr(
                "In force: {days} for what you write now. What was written before keeps "
                "waiting {longer}."
            ).format(days=days(latest.days), longer=days(before.days))
        return self.tr("In force: {days}.").format(days=days(latest.days))

    def _store(self) -> None:
        chosen = self.days.value()
        settings = self._context.session.settings
        # The button is of no use any more, and would leave the focus anywhere.
        self.days.setFocus()
        self._changes.apply(lambda: settings.set_delay(chosen), self._explain)


class YouSection(Section):
    """The writer's own terms, which must never leave."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("you", "", parent)
        self._context, self._changes = context, changes
        self.title = self.tr("You")
        self.heading.setText(self.title)
        self.form = ProfileForm()
        self.form.edited.connect(self._store)
        self.add(
            SettingRow(
                self.tr("Words that must never leave"),
                self.tr(
                    "Reflect looks for your name, employer, team and town in every post. Each may "
                    "stay empty."
                ),
                self.form,
                is_wide=True,
                also=self.tr("own terms profile"),
            )
        )

    def refresh(self) -> None:
        """Show the stored terms."""
        self.form.show_profile(self._context.session.settings.profile())

    def forget(self) -> None:
        """Clear the terms."""
        self.form.show_profile(WriterProfile())

    def _store(self) -> None:
        profile, settings = self.form.profile(), self._context.session.settings
        if profile != settings.profile():
            self._changes.apply(lambda: settings.save_profile(profile))
