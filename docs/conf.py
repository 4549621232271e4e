"""How Sphinx makes the site; ``python docs/build.py FOLDER`` runs it over the pages that it has laid out first."""

from __future__ import annotations

from importlib.metadata import version as version_of

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from twitchkit.model.content import WRITTEN

project = "twitchkit"
author = "The twitchkit developers"
copyright = "the twitchkit developers: code Apache-2.0, content CC-BY-4.0"
version = release = version_of("twitchkit")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
myst_heading_anchors = 4
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(?!twitchkit\.).*"),  # names of Python and of other libraries: their sites are not asked
    ("py:.*", r"twitchkit\.(\w+\.)+\w+"),  # what is not public has no entry; a test holds that all that is public has
]
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_use_type_comments = False
python_maximum_signature_line_length = 90
suppress_warnings = ["misc.highlighting_failure"]  # JSON that is shortened by an ellipsis

smartquotes = html_use_index = html_domain_indices = False

html_theme = "furo"
html_title = "twitchkit"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sourcelink = html_copy_source = False


def _command(env: BuildEnvironment, signature: str, node: addnodes.desc_signature) -> str:
    """Show a command as it is typed."""
    node += addnodes.desc_name(signature, f"twitchkit {signature}")
    return signature


def _entry(env: BuildEnvironment, signature: str, node: addnodes.desc_signature) -> str:
    """Show an entry as its id and its name; its full id is what it is found by."""
    full, _, name = signature.partition(" ")
    node += addnodes.desc_name(full, full.partition(":")[2] or full)
    if name:
        node += nodes.inline("", f" {name}", classes=["entry-name"])
    return full


def setup(app: Sphinx) -> None:
    """Give each kind of statement, and the commands, an entry that search and links find."""
    for kind in WRITTEN.values():
        app.add_object_type(kind, kind, parse_node=_entry, objname=kind.replace("_", " "))
    app.add_object_type("subcommand", "subcommand", parse_node=_command, objname="command")
