"""Draws figures in its cells and shows them."""

CELLS = {
    "mean": """
%matplotlib inline
import matplotlib.pyplot as plt
plt.plot(data)
plt.title("$x^2$")
plt.show()
fig, axes = plt.subplots(2)
def mean(values):
    plt.plot(values)
    return np.mean(values)
fig
""",
}
