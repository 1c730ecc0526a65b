"""Brings two calendar files, one made after the other, into a calendar by each of two readers: what is then seen is what
the second file says, and both see the same."""

import sys
from datetime import timedelta

import icalendar
import vobject


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert end - start == timedelta(days=1) and event["DTSTAMP"].dt.tzinfo, event
        yield str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"]), start, str(event["SUMMARY"]), alarms


def by_vobject(text):
    for event in vobject.readOne(text, validate=True).vevent_list:
        alarms = [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])]
        status, start, title = event.status.value, event.dtstart.value, event.summary.value
        yield event.uid.value, int(event.sequence.value), status, start, title, alarms


def brought_in(reader, paths):
    """What a calendar holds: of each id the event with the highest sequence number."""
    held = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            # The repository ends lines as it does, calendars as RFC 5545 has it.
            for uid, *event in reader(file.read().replace("\n", "\r\n")):
                if uid not in held or event[0] > held[uid][0]:
                    held[uid] = event
                else:
                    assert event == held[uid], f"{path}: {uid} changes without a higher number"
    return held


def seen(held):
    return sorted((str(start), title, alarms) for _, status, start, title, alarms in held.values() if status != "CANCELLED")


paths = sys.argv[1:]
calendars = {reader.__name__[3:]: brought_in(reader, paths) for reader in (by_icalendar, by_vobject)}
alone = seen(brought_in(by_icalendar, paths[-1:]))
for name, held in calendars.items():
    assert seen(held) == alone, f"{name} shows {seen(held)} instead of {alone}"
    cancelled = [event for event in held.values() if event[1] == "CANCELLED"]
    assert cancelled and not any(event[4] for event in cancelled)
    print(f"{name}: {len(alone)} events as the last file has them, {len(cancelled)} cancelled")
