"""The figures to play with in Chromium: by keyboard, by pointer, spoken, printed, in both themes."""

import re

import pytest
import visits
from in_node import FIGURES, LIBRARIES, SCRIPTS
from play import STAGE  # the directive

COLOURS = """
  :root { --pst-color-background: white; --pst-color-text-base: black; }
  html[data-theme="dark"] { --pst-color-background: black; --pst-color-text-base: white; }
  body { margin: 0; background: var(--pst-color-background); color: var(--pst-color-text-base); }
"""
PAGE = """<!DOCTYPE html>
<html lang="en" data-theme="light">
<head><meta charset="utf-8"><title>A figure</title><link rel="icon" href="data:,">
<style>{style}</style>{scripts}</head>
<body><main><h1>A figure</h1>{stage}</main></body></html>"""


@pytest.fixture
def figure(browser, tmp_path):
    """Return a function that opens a page with one figure; what the console was told must stay empty."""
    visit = visits.Visit()
    opened = []

    def open_page(name, width=visits.PHONE):
        names = ["formulas", *LIBRARIES, name]
        scripts = "".join(f'<script defer src="{(SCRIPTS / f"{n}.js").as_uri()}"></script>' for n in names)
        stage = STAGE.format(name=name, alt="A figure that is looked at by a test.")
        page = tmp_path / "figure.html"
        style = (SCRIPTS.parent / "play.css").read_text(encoding="utf-8") + COLOURS
        page.write_text(PAGE.format(style=style, scripts=scripts, stage=stage), encoding="utf-8")
        opened.append(visits.opened(browser, page.as_uri(), width=width, visit=visit))
        shown_page = opened[-1].__enter__()
        shown_page.locator("svg[role=img] > g").first.wait_for(state="attached")
        return shown_page

    yield open_page
    for each in opened:
        each.__exit__(None, None, None)
    assert visits.errors(visit) == []


def table(page):
    """Return the text of the readouts."""
    return page.locator(".play-readouts tbody").inner_text()


def shown(page):
    """Return all that a reader sees of a figure besides its controls."""
    return (
        page.locator("svg[role=img]").inner_html(),
        table(page),
        page.locator(".play-says").all_inner_texts(),
    )


@pytest.mark.parametrize("script", FIGURES)
def test_every_control_changes_the_figure_by_keyboard_and_the_reset_undoes_it(script, figure):
    page = figure(script)
    reset = page.get_by_role("button", name="Start again")
    at_first = shown(page)
    for control in page.locator("input, select").all():
        control.press("End")
        if shown(page) == at_first:  # it stood at its end already
            control.press("Home")
        assert shown(page) != at_first, control.evaluate("node => node.outerHTML")
        reset.press("Enter")
        assert shown(page) == at_first


@pytest.mark.parametrize("script", FIGURES)
def test_a_figure_fits_a_phone_and_keeps_nobody_out(script, figure, axe):
    page = figure(script)
    assert page.evaluate(visits.TOO_WIDE) <= 0
    page.evaluate(axe)
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert visits.described(page.evaluate(visits.RUN_AXE, visits.EVERYTHING)["violations"]) == []
    assert page.evaluate(visits.PASSED_BY) == []


def test_numbers_and_the_sentence_are_spoken_when_the_figure_rests(figure):
    page = figure("two-losses")
    status = page.get_by_role("status")
    assert status.inner_text() == ""
    page.locator("input").first.focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('[role=status]').textContent")
    assert status.inner_text().startswith("Too close for the hinge: car.")
    assert "multiclass hinge: value 0.100, by cat −1.00" in status.inner_text()


def test_buttons_step_through_a_figure_and_stop_at_its_ends(figure):
    page = figure("circuit")
    back, forward = (page.get_by_role("button", name=name) for name in ("Back", "Forward"))
    step = page.locator("input").last
    back.click()
    assert step.input_value() == "0"
    for expected in range(1, 14):
        forward.press("Enter")
        assert step.input_value() == str(min(expected, 11))
    assert "not yet" not in table(page)


def test_a_handle_is_dragged_in_both_directions(figure):
    page = figure("descent", visits.DESK)
    grip = page.locator(".play-grip").bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    a, b = (page.locator("input").nth(i) for i in (0, 1))
    before = float(a.input_value()), float(b.input_value())
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y - 60, steps=4)
    page.mouse.up()
    assert float(a.input_value()) > before[0]
    assert float(b.input_value()) > before[1]


def test_in_print_the_picture_stays_and_the_controls_go(figure):
    page = figure("descent")
    page.emulate_media(media="print")
    assert page.locator("svg[role=img] .play-thin").first.is_visible()
    assert page.locator(".play-readouts").is_visible()
    assert not page.locator(".play-controls").is_visible()


def test_a_slider_of_steps_tells_the_value_it_stands_for(figure):
    slider = figure("temperature").locator("input").first
    slider.press("End")
    assert slider.get_attribute("aria-valuetext") == "10.00"
    assert re.fullmatch(r"10\.00", slider.evaluate("node => node.nextElementSibling.textContent"))
