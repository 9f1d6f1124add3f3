"""What day it is, decided here at the door and handed in; nothing behind the door has a clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")


def today() -> date:
    """The day it is where the people are whom this is about, whatever the computer's time zone."""
    return day_of(datetime.now(HERE))


def day_of(moment: datetime) -> date:
    """The day on which something happened there; the moment must know its time zone."""
    return moment.astimezone(HERE).date()
