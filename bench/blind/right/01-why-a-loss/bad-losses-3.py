# task: bad-losses
below = -1e6
near = 3
far = 10 * near
away = 3 * np.pi / 2 + 2 * np.pi
