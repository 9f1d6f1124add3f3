"""What whoever shares has to know first; printed with every new share and every link."""

LIMITS = """\
Know the limits before you send it:
  - Whoever has the link, folder or zip can read it and pass it on. Nobody is asked for a name.
  - Mail filters may open links and keep them, browsers remember them. Send the link by another way
    than ordinary mail.
  - Revoking, a last day and a new link take effect at the next build: publish every night.
  - Whoever saved a copy keeps it, and can open it for ever with the link they have.
"""
