# task: bad-losses
below = -0.25
near = 1.0
far = 10.0
away = -4.5
