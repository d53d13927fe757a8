"""The files of a submission on their way to a worker."""

from lossedu.grading.inputs import packed, unpacked

PIPE = 65_536  # bytes that wait in a pipe on Linux


def test_files_come_out_as_they_went_in():
    files = {"a.ipynb": b"{}", "data/empty.bin": b"", "data/all.bin": bytes(range(256)) * 300}
    assert unpacked(packed(files)) == files


def test_a_notebook_of_the_course_leaves_room_in_a_pipe_for_the_rest_of_its_task(pytestconfig):
    paths = sorted((pytestconfig.rootpath / "exercises").rglob("*.ipynb"))
    assert paths
    for path in paths:
        (content,) = packed({path.name: path.read_bytes()}).values()
        assert len(content) < PIPE / 2
