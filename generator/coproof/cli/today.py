"""What day it is, decided here at the door and handed in; nothing behind the door has a clock."""

from datetime import date, datetime

from coproof.model import HERE, day_of


def today() -> date:
    """The day it is where the people are whom this is about, whatever the computer's time zone."""
    return day_of(datetime.now(HERE))
