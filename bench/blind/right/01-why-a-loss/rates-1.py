# task: rates
eta_slow = 0.001
eta_zigzag = 0.1
eta_broken = 3
