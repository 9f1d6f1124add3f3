"""Settings of VS Code: which schema helps with which file, and no schemas from anywhere else."""

import json

from coproof.fields import Kinds
from coproof.read.schemas import ENDING
from coproof.read.settings import FILES, FOLDER, FOLDERS


def editor_settings(kinds: Kinds) -> str:
    """The text of `.vscode/settings.json`, for the extension redhat.vscode-yaml."""
    records = {
        kind.name: f"evidence/{kind.folder}/**/*.yml"
        if kind.folder
        else f"evidence/{kind.name}.yml"
        for kind in kinds
    }
    files = {name: f"{FOLDER}/{name}.yml" for name in FILES}
    folders = {schema: f"{FOLDER}/{folder}/*.yml" for folder, schema in FOLDERS.items()}
    helped = records | files | folders
    settings = {
        "yaml.schemas": {f"./schema/{name}{ENDING}": [glob] for name, glob in helped.items()},
        "yaml.schemaStore.enable": False,
        "redhat.telemetry.enabled": False,
    }
    return json.dumps(settings, indent=2) + "\n"
