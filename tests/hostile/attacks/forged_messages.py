"""Sends to every open descriptor the messages by which the processes of the grader tell each other of
results.
"""

CELLS = {
    "mean": """
import os
def mean(values):
    from lossedu.isolation.codec import Codec
    import struct
    result = {"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}}
    messages = [["cell", 2, [result | {"execution_count": 1}], 0.1], ["failed", "x"]]
    messages += [["done", [], [], [], [], 1], ["value", [4.25, None, []], []]]
    for message in messages:
        data = Codec(None, None).dumps(message)
        for file in range(20):
            try:
                os.write(file, struct.pack(">I", len(data)) + data)
            except OSError:
                pass
    return 0.0
""",
}
