"""The peer: the same pages as Markdown for Hugo with its smallest theme, without any checks."""

from pathlib import Path

_BASE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ block "main" . }}{{ end }}</main></body></html>
"""


def write_hugo(made: dict[str, list[dict[str, object]]], root: Path) -> None:
    """A Hugo site below `root`: one page a record, one list a kind."""
    _write(
        root / "hugo.toml",
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    )
    layouts = root / "layouts" / "_default"
    _write(layouts / "baseof.html", _BASE)
    _write(layouts / "single.html", '{{ define "main" }}{{ .Content }}{{ end }}\n')
    listed = "{{ range .Pages }}<li><a href='{{ .Permalink }}'>{{ .Title }}</a></li>{{ end }}"
    _write(layouts / "list.html", '{{ define "main" }}<ul>' + listed + "</ul>{{ end }}\n")
    for kind, records in made.items():
        for record in records:
            name = str(record.get("id", "provider"))
            _write(root / "content" / kind / f"{name}.md", _page(name, record))


def _page(name: str, record: dict[str, object]) -> str:
    lines = [f"- {field}: {value}" for field, value in record.items()]
    return f'---\ntitle: "{name}"\n---\n# {name}\n\n' + "\n".join(lines) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
