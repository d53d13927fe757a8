"""exercises/ is what solutions/ gives, and gives nothing away."""

import re

import nbformat
import pytest

import lossedu

REGION = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS|MARK SCHEME)\n(.*?)### END \1", re.S)


@pytest.fixture(scope="module")
def exercise(assignment, root):
    return nbformat.read(root / "exercises" / f"{assignment.name}.ipynb", as_version=4)


def secret_lines(assignment):
    """Return the lines that a student must not see: regions, and answers in a cell of their own."""
    lines = []
    for cell in assignment.cells.values():
        text = cell.source
        about = cell.metadata["nbgrader"]
        regions = "\n".join(match.group(2) for match in REGION.finditer(text))
        whole = text if about["solution"] and "### BEGIN" not in text else ""
        lines += (regions + "\n" + whole).splitlines()
    return [line.strip() for line in lines if len(line.strip()) > 12]


def test_exercises_are_in_step_with_solutions(make_exercises):
    assert make_exercises.main(["--check"]) == 0


def test_there_are_secrets_and_none_of_them_is_in_the_exercise(assignment, exercise):
    secrets = secret_lines(assignment)
    assert len(secrets) > 20
    released = "\n".join(cell.source for cell in exercise.cells)
    assert [line for line in secrets if line in released] == []


def test_no_marker_is_left(root, assignment):
    text = (root / "exercises" / f"{assignment.name}.ipynb").read_text(encoding="utf-8")
    assert "BEGIN " not in text
    assert "END " not in text
    assert "jupytext" not in text
    assert str(root) not in text


def test_cell_ids_are_the_grade_ids(exercise):
    ids = [cell.id for cell in exercise.cells]
    assert len(set(ids)) == len(ids)
    graded = [cell for cell in exercise.cells if "nbgrader" in cell.metadata]
    assert [cell.id for cell in graded] == [cell.metadata.nbgrader.grade_id for cell in graded]


def test_cells_come_without_results(exercise):
    code = [cell for cell in exercise.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


def test_notebook_says_which_kernel_and_which_lossedu(exercise, assignment):
    assert exercise.metadata.kernelspec.name == "python3"
    assert exercise.metadata.lossedu == {"assignment": assignment.name, "version": lossedu.__version__}
    assert f"lossedu[student]=={lossedu.__version__}" in exercise.cells[0].source


def test_points_are_20_and_as_the_header_says(exercise):
    points = [
        cell.metadata.nbgrader.points
        for cell in exercise.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    ]
    assert sum(points) == 20
    table = re.findall(r"^\| (\d+) \| .* \| (\d+) \|$", exercise.cells[0].source, re.M)
    assert 5 <= len(table) <= 8
    assert sum(int(earned) for _, earned in table) == 20


def test_points_of_each_heading_are_those_of_its_cells(exercise):
    """Every "## Task N: ... (P points)" is followed by graded cells of P points in all."""
    promised, found = {}, {}
    task = None
    for cell in exercise.cells:
        heading = re.search(r"^## (Task \d+): .*\((\d+) points?\)$", cell.source, re.M)
        if cell.cell_type == "markdown" and heading:
            task = heading.group(1)
            promised[task], found[task] = int(heading.group(2)), 0
        if cell.metadata.get("nbgrader", {}).get("grade"):
            found[task] += cell.metadata.nbgrader.points
    assert promised == found
    assert sum(promised.values()) == 20


def test_every_task_has_three_hints_that_fold_open(exercise):
    """Except for those that a person grades."""
    for cell in exercise.cells:
        if cell.cell_type == "markdown" and "<details>" in cell.source:
            assert [int(n) for n in re.findall(r"<details><summary>Hint (\d):", cell.source)] == [1, 2, 3]
            assert cell.source.count("</details>") == 3


def test_test_cells_are_locked_and_end_in_a_verdict(exercise):
    tests = [cell for cell in exercise.cells if cell.id.endswith("-test")]
    assert len(tests) >= 5
    for cell in tests:
        about = cell.metadata.nbgrader
        assert about.grade and about.locked and not about.solution
        assert re.match(r"(check\.\w+\(|verdict$|\))", cell.source.splitlines()[-1])


def test_some_tests_are_hidden(assignment):
    hidden = [name for name, cell in assignment.cells.items() if "BEGIN HIDDEN TESTS" in cell.source]
    assert hidden


# ---------------------------------------------------------------------------------------------- the tool


@pytest.fixture
def small_project(make_exercises, monkeypatch, tmp_path, root):
    """The tool, pointed at a project of its own with one assignment."""
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    name = "02-mean-squared-error.py"
    (solutions / name).write_text((root / "solutions" / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(make_exercises, "SOLUTIONS", solutions)
    monkeypatch.setattr(make_exercises, "EXERCISES", tmp_path / "exercises")
    monkeypatch.setattr(make_exercises, "COURSE", tmp_path / "course")
    monkeypatch.setattr(make_exercises, "STAMPS", tmp_path / "stamps")
    return tmp_path


def state(folder):
    """Return every file with its content and time of change."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }


def test_second_run_touches_nothing_and_a_change_is_noticed(make_exercises, small_project, root, capsys):
    assert make_exercises.main(["--check"]) == 1
    assert make_exercises.main([]) == 0
    made = (small_project / "exercises" / "02-mean-squared-error.ipynb").read_bytes()
    assert made == (root / "exercises" / "02-mean-squared-error.ipynb").read_bytes()
    before = state(small_project)
    assert make_exercises.main([]) == 0
    assert state(small_project) == before
    source = small_project / "solutions" / "02-mean-squared-error.py"
    source.write_text(
        source.read_text(encoding="utf-8").replace("about two hours", "about an hour"), encoding="utf-8"
    )
    assert make_exercises.main(["--check"]) == 1
    assert "out of step" in capsys.readouterr().err
    assert make_exercises.main([]) == 0
    assert "about an hour" in (small_project / "exercises" / "02-mean-squared-error.ipynb").read_text()


def test_file_beside_a_source_notebook_stops_the_release(make_exercises, small_project):
    folder = small_project / "course" / "source" / "02-mean-squared-error"
    folder.mkdir(parents=True)
    (folder / "answers.txt").write_text("42")
    with pytest.raises(SystemExit, match=r"answers\.txt"):
        make_exercises.main([])


def test_exercise_without_an_assignment_is_reported(make_exercises, small_project, capsys):
    (small_project / "exercises").mkdir()
    (small_project / "exercises" / "99-nothing.ipynb").write_text("{}")
    assert make_exercises.main(["--check"]) == 1
    assert "99-nothing" in capsys.readouterr().err
