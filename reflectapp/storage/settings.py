"""What the writer chose, and the latest time that the journal has seen."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime, time, timedelta
from pathlib import Path

from reflectapp.domain.clock import Anchor, as_utc
from reflectapp.domain.disclaimer import Disclaimer
from reflectapp.domain.post import DEFAULT_DELAY_DAYS, DelayChange, DelayPolicy
from reflectapp.domain.preferences import Appearance, Preferences
from reflectapp.domain.profile import WriterProfile
from reflectapp.storage.database import Database
from reflectapp.storage.stored import store, stored

_PREFERENCES, _PROFILE, _DISCLAIMER = "preferences", "profile", "disclaimer"
_SINCE_EVER = "0001-01-01T00:00:00+00:00"


class SettingsStore:
    """The settings of a journal."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def preferences(self) -> Preferences:
        """Return the settings; what was never chosen is as the program has it."""
        stored = self._read(_PREFERENCES)
        known = {f.name for f in fields(Preferences)}
        chosen = {name: value for name, value in stored.items() if name in known}
        if "day_boundary" in chosen:
            chosen["day_boundary"] = time.fromisoformat(str(chosen["day_boundary"]))
        if "appearance" in chosen:
            chosen["appearance"] = Appearance(str(chosen["appearance"]))
        return Preferences(**chosen)  # type: ignore[arg-type]  # as save_preferences wrote them

    def save_preferences(self, preferences: Preferences) -> None:
        """Keep the settings."""
        content = asdict(preferences)
        content["day_boundary"] = preferences.day_boundary.isoformat("minutes")
        self._write(_PREFERENCES, content)

    def profile(self) -> WriterProfile:
        """Return what the writer told about themselves."""
        return WriterProfile(**{name: str(term) for name, term in self._read(_PROFILE).items()})

    def save_profile(self, profile: WriterProfile) -> None:
        """Keep what the writer told about themselves."""
        self._write(_PROFILE, asdict(profile))

    def disclaimer(self) -> Disclaimer:
        """Return what the writer chose to stand below posts."""
        stored = {name: str(value) for name, value in self._read(_DISCLAIMER).items()}
        if not stored:
            return Disclaimer()
        return Disclaimer(stored["text"], as_utc(stored["since"]), stored["before"])

    def save_disclaimer(self, disclaimer: Disclaimer) -> None:
        """Keep what the writer chose to stand below posts."""
        if disclaimer.since is not None:
            self._write(_DISCLAIMER, asdict(disclaimer) | {"since": disclaimer.since.isoformat()})

    def delay(self) -> DelayPolicy:
        """Return the delays chosen so far."""
        found = self.db.rows("SELECT since, days FROM delay_change ORDER BY id")
        changes = tuple(DelayChange(as_utc(row["since"]), row["days"]) for row in found)
        return DelayPolicy(changes or (DelayChange(as_utc(_SINCE_EVER), DEFAULT_DELAY_DAYS),))

    def has_delay(self) -> bool:
        """Say whether the writer chose a delay at all."""
        return self.db.row("SELECT 1 FROM delay_change LIMIT 1") is not None

    def add_delay(self, change: DelayChange) -> None:
        """Keep one more choice of the delay; earlier ones are never forgotten."""
        self.db.add(
            "INSERT INTO delay_change (since, days) VALUES (?, ?)",
            (change.since.isoformat(), change.days),
        )

    def high_water(self) -> datetime | None:
        """Return the latest time that the journal has seen, or None in a new one."""
        row = self.db.row("SELECT high_water FROM journal")
        return None if row is None or row["high_water"] is None else as_utc(row["high_water"])

    def raise_high_water(self, now: datetime) -> None:
        """Remember `now`, unless a later time is remembered already."""
        with self.db.transaction():
            before = self.high_water()
            if before is None or now > before:
                self.db.change("UPDATE journal SET high_water = ?", (now.isoformat(),))

    def anchor(self) -> Anchor | None:
        """Return when journal time and boot clock were last read together, if they were."""
        found = self._read("clock")
        try:
            seconds = float(str(found["boot"]))
            return Anchor(
                str(found["boot_id"]), timedelta(seconds=seconds), as_utc(str(found["at"]))
            )
        except (KeyError, ValueError):
            return None

    def save_anchor(self, anchor: Anchor) -> None:
        """Remember how journal time and boot clock stand to one another."""
        boot = anchor.boot.total_seconds()
        self._write("clock", {"boot_id": anchor.boot_id, "boot": boot, "at": anchor.at.isoformat()})

    def checked_at(self) -> datetime | None:
        """Return when the journal was last looked over in full and found sound."""
        try:
            return as_utc(str(self._read("check")["at"]))
        except (KeyError, ValueError):
            return None

    def save_checked_at(self, at: datetime) -> None:
        """Remember when the journal was last found sound."""
        self._write("check", {"at": at.isoformat()})

    def unfinished(self) -> Path | None:
        """Return where a private export may lie that was cut off."""
        path = self._read("unfinished export").get("path")
        return Path(path) if isinstance(path, str) else None

    def save_unfinished(self, path: Path | None) -> None:
        """Remember where an export begins to be written, or that none is."""
        content: dict[str, object] = {} if path is None else {"path": str(path.absolute())}
        self._write("unfinished export", content)

    def _read(self, name: str) -> dict[str, object]:
        content = stored(self.db, name)
        return content if isinstance(content, dict) else {}

    def _write(self, name: str, content: dict[str, object]) -> None:
        store(self.db, name, content)
