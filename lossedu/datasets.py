"""Small made data for the book and the exercises: seeded, with the truth behind them known.

Rows are samples. A function with a ``seed`` gives the same numbers for the same arguments.
"""

import numpy as np

__all__ = [
    "blobs",
    "coffee",
    "cups",
    "four_pixels",
    "house_prices",
    "line",
    "moons",
    "rents",
    "ten_class_scores",
    "three_images",
    "xor",
]


def rents():
    """Return the four flats of chapter 2: rooms (4,) and monthly rent in hundreds (4,).

    The line of least squares is ``1.5 + 0.8 * rooms``; the line of least absolute error is ``1 + rooms``.

    >>> rooms, rent = rents()
    >>> rent - (1 + rooms)
    array([ 0.,  1., -1.,  0.])
    """
    rooms = np.array([1.0, 2.0, 3.0, 4.0])
    rent = np.array([2.0, 4.0, 3.0, 5.0])
    return rooms, rent


def coffee():
    """Return the three mornings of chapter 1: guests (3,) and cups of coffee drunk (3,).

    The rule of least squares, one number of cups a guest, is 13/7.

    >>> guests, cups = coffee()
    >>> float(guests @ cups / (guests @ guests)) == 13 / 7
    True
    """
    guests = np.array([1.0, 2.0, 4.0])
    cups = np.array([3.0, 4.0, 7.0])
    return guests, cups


def line(n=20, *, intercept=1.0, slope=2.0, noise=0.5, outlier=0.0, seed=0):
    """Return x (n,), evenly spaced in [0, 10], and y (n,) on a line with normal noise.

    ``noise`` is the standard deviation. ``outlier`` is added to the last y, and to nothing else, so that two
    calls which differ in ``outlier`` alone share every other point.

    >>> x, y = line(3, noise=0.0, outlier=-5.0)
    >>> x, y
    (array([ 0.,  5., 10.]), array([ 1., 11., 16.]))
    """
    x = np.linspace(0.0, 10.0, n)
    y = intercept + slope * x + noise * np.random.default_rng(seed).standard_normal(n)
    y[-1] += outlier
    return x, y


def house_prices(n=200, *, price_per_square_metre=4000.0, spread=0.2, seed=0):
    """Return floor areas in square metres (n,) and prices (n,), both positive and skewed to the right.

    The noise multiplies: the logarithm of price over ``price_per_square_metre * area`` is normal with mean 0
    and standard deviation ``spread``. Large houses therefore miss by more money, and by the same per cent.

    >>> area, price = house_prices(3, spread=0.0)
    >>> bool(np.allclose(price, 4000 * area))
    True
    """
    random = np.random.default_rng(seed)
    area = np.exp(np.log(100.0) + 0.5 * random.standard_normal(n))
    price = price_per_square_metre * area * np.exp(spread * random.standard_normal(n))
    return area, price


def cups():
    """Return the eight cups of chapter 3: height of the fall in decimetres (8,), and whether it broke (8,).

    A cup that fell from four broke and one that fell from five did not, so no height separates the two.

    >>> height, broke = cups()
    >>> height[broke == 1]
    array([4., 6., 7., 8.])
    """
    height = np.arange(1.0, 9.0)
    broke = np.array([0, 0, 0, 1, 0, 1, 1, 1])
    return height, broke


def blobs(centres=((-2.0, 0.0), (2.0, 0.0), (0.0, 3.0)), *, per_class=50, spread=0.7, seed=0):
    """Return points X (C * per_class, 2) round C centres, and integer labels (C * per_class,) from 0.

    Each class is a round normal cloud of standard deviation ``spread``; classes stand one after the other.

    >>> X, labels = blobs(per_class=2, spread=0.0)
    >>> X[:3].tolist(), labels.tolist()
    ([[-2.0, 0.0], [-2.0, 0.0], [2.0, 0.0]], [0, 0, 1, 1, 2, 2])
    """
    centres = np.asarray(centres, dtype=float)
    labels = np.repeat(np.arange(len(centres)), per_class)
    noise = spread * np.random.default_rng(seed).standard_normal((len(labels), 2))
    return centres[labels] + noise, labels


def moons(n=200, *, noise=0.1, seed=0):
    """Return points X (n, 2) on two interleaved half circles, and labels (n,) of 0 and 1.

    No straight line separates the two. ``noise`` is the standard deviation of each coordinate.

    >>> X, labels = moons(4, noise=0.0)
    >>> X.round(6).tolist(), labels.tolist()
    ([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.5], [2.0, 0.5]], [0, 0, 1, 1])
    """
    labels = (np.arange(n) >= n // 2).astype(int)
    angle = np.concatenate([np.linspace(0.0, np.pi, n // 2), np.linspace(0.0, np.pi, n - n // 2)])
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1.0 - np.cos(angle), 0.5 - np.sin(angle)])
    X = np.where(labels[:, None] == 0, upper, lower)
    return X + noise * np.random.default_rng(seed).standard_normal(X.shape), labels


def xor():
    """Return the truth table of exclusive or: inputs X (4, 2) and targets y (4,), both of 0 and 1 (S5).

    >>> X, y = xor()
    >>> X.tolist(), y.tolist()
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0])
    """
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([0, 1, 1, 0])
    return X, y


def four_pixels():
    """Return the image of four pixels X (1, 4), weights W (4, 3) and bias b (3,) for cat, dog and ship (S2).

    The scores are ``X @ W + b``. The slide prints 61.95 for ship: the product without its bias.

    >>> X, W, b = four_pixels()
    >>> (X @ W + b).round(2).tolist()
    [[-96.8, 437.9, 60.75]]
    """
    X = np.array([[56.0, 231.0, 24.0, 2.0]])
    cat = [0.2, -0.5, 0.1, 2.0]
    dog = [1.5, 1.3, 2.1, 0.0]
    ship = [0.0, 0.25, 0.2, -0.3]
    W = np.column_stack([cat, dog, ship])
    b = np.array([1.1, 3.2, -1.2])
    return X, W, b


def three_images():
    """Return scores (3, 3) and labels (3,) of the images of a cat, a car and a frog (S2).

    A row is an image, a column a class, both in the order cat, car, frog.

    >>> scores, labels = three_images()
    >>> scores[labels == 2].tolist()
    [[2.2, 2.5, -3.1]]
    """
    cat = [3.2, 5.1, -1.7]
    car = [1.3, 4.9, 2.0]
    frog = [2.2, 2.5, -3.1]
    return np.array([cat, car, frog]), np.array([0, 1, 2])


TEN_CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")


def ten_class_scores():
    """Return the scores (3, 10) of three images for the classes of ``TEN_CLASSES`` (S2).

    The slide gives no labels; the pictures it was made for are a cat, an automobile and a frog.

    >>> [TEN_CLASSES[k] for k in ten_class_scores().argmax(axis=1)]
    ['dog', 'automobile', 'truck']
    """
    first = [-3.45, -8.87, 0.09, 2.9, 4.48, 8.02, 3.78, 1.06, -0.36, -0.72]
    second = [-0.51, 6.04, 5.31, -4.22, -4.19, 3.58, 4.49, -4.37, -2.09, -2.93]
    third = [3.42, 4.64, 2.65, 5.1, 2.64, 5.55, -4.34, -1.5, -4.79, 6.14]
    return np.array([first, second, third])
