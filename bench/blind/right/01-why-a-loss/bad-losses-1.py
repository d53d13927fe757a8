# task: bad-losses
below = -1
near = 2
far = 50
away = 4
