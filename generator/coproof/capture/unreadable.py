"""What is said where a file cannot be taken at all."""


class Unreadable(Exception):
    """A spreadsheet that cannot be read. Its text is a plain sentence for the person who asked."""
