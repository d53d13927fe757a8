# task: bce
import math


def binary_cross_entropy(y, p):
    def term(weight, probability):
        if weight == 0:
            return 0.0
        if probability == 0:
            return math.inf
        return -weight * math.log(probability)

    terms = [term(float(a), float(b)) + term(1 - float(a), 1 - float(b)) for a, b in zip(y, p)]
    return sum(terms) / len(terms)
