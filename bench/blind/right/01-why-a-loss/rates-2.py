# task: rates
eta_slow = 1e-5
eta_zigzag = 1.8 / 14
eta_broken = 1000.0
