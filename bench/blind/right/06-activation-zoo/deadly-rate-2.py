# task: deadly-rate
candidates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]


def falls(c):
    return all(a > b for a, b in pairwise(c))


eta_good = [e for e in candidates if falls(experiment(e)[0]) and experiment(e)[0][-1] < 0.25][0]
eta_slow = [e for e in candidates if falls(experiment(e)[0]) and experiment(e)[0][-1] > 0.5][0]
eta_deadly = [e for e in candidates if experiment(e)[1] > 0.9][0]
