# task: pull
grid = np.linspace(0, 10, 1_000_001)
chance = 1 / (1 + np.exp(-grid))
z_strongest = grid[np.argmax(2 * chance**2 * (1 - chance))]
whole = np.arange(1, 50)
chance = 1 / (1 + np.exp(-whole))
z_thousandth = whole[np.argmax(2 * chance * (1 - chance) < 1e-3)]
