"""The folder listing tells the design, and imports point one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import syllogism

PACKAGE = Path(syllogism.__file__).parent
LAYERS = ["base", "language", "evidence", "logic", "corpus", "diagrams"]
LAYERS += ["reasoners", "front", "study", "cli"]
BASE = {"errors", "estimates", "files", "options", "progress", "workers"}
FRONT = {"__init__", "answers", "explanations", "films", "pictures"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path):
    return path.relative_to(PACKAGE.parent).with_suffix("").parts


def _layer(parts):
    """The layer of a module, given as its dotted parts."""
    if len(parts) == 1 or parts[1] in FRONT:
        return LAYERS.index("front")
    if parts[1] in BASE:
        return LAYERS.index("base")
    return LAYERS.index("cli" if parts[1] == "__main__" else parts[1])


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield tuple(node.module.split("."))
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(_name(path)))
def test_imports_point_one_way(path):
    """Base, language, evidence, logic, corpus, diagrams, reasoners, front door, study, cli."""
    for imported in _imports(path):
        if imported[0] == "syllogism":
            assert _layer(imported) <= _layer(_name(path)), imported


def test_reasoners_do_not_import_one_another():
    """A fourth reasoner is one new file, and no other file learns of it."""
    for path in (PACKAGE / "reasoners").rglob("*.py"):
        own = _name(path)[:3]
        for imported in _imports(path):
            if imported[:2] == ("syllogism", "reasoners"):
                assert imported[:3] == own, (path.name, imported)


ALSO_IMPORTS = {
    "language": {"lark", "lemminflect"},
    "evidence": set(),
    "logic": set(),
    "corpus": {"pandas", "pyarrow"},
    "diagrams": {"matplotlib", "PIL", "jaxtyping"},
}


@pytest.mark.parametrize("layer", ALSO_IMPORTS)
def test_the_logic_and_its_diagrams_import_no_jax(layer):
    """Numpy and the standard library decide; the language reads with a parser, ink is drawn."""
    allowed = {"syllogism", "numpy", *ALSO_IMPORTS[layer]}
    for path in (PACKAGE / layer).rglob("*.py"):
        for imported in _imports(path):
            assert imported[0] in allowed | sys.stdlib_module_names, (path.name, imported)


def _loaded(code, heavy):
    """Which of some packages a fresh interpreter has loaded after some code."""
    code = f"import sys; {code}; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return shown.stdout.strip()


def test_importing_the_package_loads_no_jax():
    """Nor anything else that takes longer than deciding a syllogism."""
    heavy = ["jax", "pandas", "matplotlib", "scipy", "equinox", "cyclopts"]

    assert _loaded("import syllogism", heavy) == "[]"


def test_drawing_a_venn_diagram_loads_no_jax(tmp_path):
    """Pen and paper do."""
    picture = str(tmp_path / "barbara.svg")
    code = f"from syllogism import draw; draw('Barbara', {picture!r}, style='venn')"

    assert _loaded(code, ["jax", "equinox", "matplotlib"]) == "['matplotlib']"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(_name(path)))
def test_a_file_has_one_subject_and_stays_short(path):
    """Under 400 lines; a longer file is two subjects."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400
