"""The built pages: anchors that verdicts link to, numbers in place, pictures with descriptions."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import nbformat
import pytest

# The verdicts of test cells link to these. They stay, whatever becomes of the headings.
ANCHORS = {
    "01-why-a-loss": [
        "what-a-loss-is",
        "good-loss",
        "one-step",
        "training-loop",
        "loss-and-accuracy",
        "train-and-test",
        "output-and-loss",
    ],
    "02-mean-squared-error": [
        "mse-definition",
        "mse-gradient",
        "mse-reduction",
        "linear-regression",
        "mae",
        "huber",
        "pseudo-huber",
        "outliers",
        "shapes",
    ],
    "05-svm-versus-softmax": [
        "multiclass-hinge",
        "multiclass-hinge-code",
        "hinge-gradient",
        "squared-hinge",
        "svm-against-softmax",
        "scores-near-a-thousand",
        "scores-from-pixels",
        "bias-trick",
        "l2-penalty",
        "binary-hinge",
        "margin-losses",
        "maximum-margin",
        "perceptron",
        "standardising",
    ],
    "04-softmax-and-categorical-cross-entropy": [
        "softmax",
        "softmax-shift",
        "temperature",
        "softmax-jacobian",
        "cce",
        "softmax-likelihood",
        "softmax-ce-gradient",
        "log-sum-exp",
        "softmax-classifier",
        "init-loss",
        "double-softmax",
        "information",
        "label-smoothing",
        "calibration",
    ],
    "03-sigmoid-and-binary-cross-entropy": [
        "log-odds",
        "sigmoid-slope",
        "bernoulli-likelihood",
        "bce",
        "square-and-cross-entropy",
        "square-stalls",
        "bce-with-logits",
        "scores-and-probabilities",
        "logistic-regression",
        "decision-threshold",
        "logistic-convexity",
        "separable-classes",
        "labels-plus-minus",
        "multi-label",
        "rare-label",
        "focal-loss",
    ],
    "07-backpropagation-on-xor": [
        "xor-no-line",
        "neuron",
        "perceptron-on-xor",
        "hidden-layer",
        "xor-one-step",
        "autodiff",
        "simultaneous",
        "backpropagation",
        "gradient-checking",
        "symmetry",
        "hundred-seeds",
    ],
    "07b-training": [
        "gradient-descent",
        "learning-rate",
        "overflow",
        "standardise-inputs",
        "momentum",
        "adam",
        "batches",
        "flat-places",
        "stopping",
        "many-layers",
        "hyperparameters",
    ],
    "06-activation-zoo": [
        "layers-collapse",
        "steps",
        "s-shapes",
        "saturation",
        "vanishing",
        "exploding",
        "zero-centred",
        "relu",
        "sparsity",
        "dead-units",
        "leaky",
        "smooth-rectifiers",
        "swish",
        "maxout",
        "piecewise",
        "soft-hard",
        "requirements",
        "activation-cdf",
        "rbf",
        "costs",
        "choosing",
    ],
}


class Page(HTMLParser):
    """The ids, images, links and pasted numbers of a page."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.images, self.links, self.pasted = [], [], [], []
        self._in_pasted = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "img":
            self.images.append(attributes)
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        self._in_pasted = "pasted-text" in attributes.get("class", "").split()

    def handle_data(self, data):
        if self._in_pasted:
            self.pasted.append(data)
            self._in_pasted = False


@pytest.fixture
def html(site, chapter):
    return (site / f"book/{chapter.stem}.html").read_text(encoding="utf-8")


@pytest.fixture
def page(html):
    return Page(html)


def test_a_built_page_has_no_complaint_in_it(html):
    assert "system-message" not in html
    assert 'class="problematic"' not in html


def test_anchors_that_verdicts_link_to_exist(page, chapter):
    for anchor in ANCHORS[chapter.stem]:
        assert page.ids.count(anchor) == 1, anchor


def test_every_image_is_described(page):
    assert page.images
    for image in page.images:
        assert len(image["alt"].split()) >= 15, image
        assert "/" not in image["alt"]
        assert image["src"].endswith(".svg")


def test_every_glued_number_is_shown(page, chapter):
    asked = re.findall(r"\{glue:text\}`", chapter.read_text(encoding="utf-8"))
    assert len(page.pasted) == len(asked) > 0
    assert all(text.strip() for text in page.pasted)
    assert not any("np." in text for text in page.pasted)


def test_chapter_and_figures_carry_the_number_in_the_file_name(html, chapter):
    number = chapter.stem.partition("-")[0].lstrip("0")  # 7b on a further page
    assert re.search(rf'<h1>\s*<span class="section-number">{number}\. ', html)
    assert f'<span class="caption-number">Fig. {number}.1 </span>' in html
    assert f">({number}.1)<" in html


def test_links_within_a_page_have_their_target(page):
    for link in page.links:
        if link.startswith("#") and link != "#":
            assert link[1:] in page.ids, link


def test_only_pages_of_the_book_are_built(site):
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    outside = {page for page in pages if not page.startswith(("book/", "_static/"))}
    assert outside == {"index.html", "search.html"}


def test_a_chapter_offers_its_assignment_if_there_is_one(page, chapter, site):
    exercise = chapter.parents[1] / "exercises" / f"{chapter.stem}.ipynb"
    links = [link for link in page.links if link.endswith(exercise.name) and "_downloads" in link]
    assert len(links) == exercise.exists()
    for link in links:
        assert (site / "book" / link).resolve().read_bytes() == exercise.read_bytes()


# ------------------------------------------------------------------------------ the chapter as a notebook

RUN_WITH_A_STUDENTS_PACKAGES = """
import re, sys
from importlib.metadata import packages_distributions, requires
import nbformat
from nbclient import NotebookClient
from packaging.requirements import Requirement

def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()

def with_requirements(name, extras, seen):
    if (normal(name), extras) in seen:
        return
    seen.add((normal(name), extras))
    for line in requires(name) or []:
        need = Requirement(line)
        if any(need.marker is None or need.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            with_requirements(need.name, tuple(sorted(need.extras)), seen)

seen = set()
with_requirements("lossedu", ("student",), seen)
students = {name for name, _ in seen}
blocked = [
    module for module, owners in packages_distributions().items()
    if module.isidentifier() and not students & {normal(owner) for owner in owners}
]
assert {"myst_nb", "sphinx", "jupytext", "nbgrader", "scipy", "sklearn"} <= set(blocked)
assert not {"numpy", "sympy", "matplotlib", "IPython", "lossedu"} & set(blocked)

notebook = nbformat.read(sys.argv[1], as_version=4)
first = f"import sys\\nsys.modules.update(dict.fromkeys({blocked!r}))"
notebook.cells.insert(0, nbformat.v4.new_code_cell(first))
folder = {"metadata": {"path": sys.argv[2]}}
NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder).execute()
nbformat.write(notebook, sys.argv[3])
"""


def test_the_downloaded_chapter_runs_with_a_students_packages(site, page, chapter, tmp_path):
    """Every package that [student] does not bring is made impossible to import."""
    (link,) = {link for link in page.links if link.endswith(f"_sources/book/{chapter.stem}.ipynb")}
    downloaded = (site / "book" / link).resolve()
    assert not any(cell.get("outputs") for cell in nbformat.read(downloaded, as_version=4).cells)

    executed = tmp_path / "executed.ipynb"
    command = [sys.executable, "-c", RUN_WITH_A_STUDENTS_PACKAGES, downloaded, tmp_path, executed]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    outputs = [
        output for cell in nbformat.read(executed, as_version=4).cells for output in cell.get("outputs", [])
    ]
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    names = re.findall(r"\{glue:text\}`(\w+)", chapter.read_text(encoding="utf-8"))
    for name in names:
        assert f"{name} = " in printed
    pictures = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert len(pictures) == len(page.images)
