# task: temperature-derivative
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

e_0, e_1, e_2 = sp.exp(z_0 / T), sp.exp(z_1 / T), sp.exp(z_2 / T)
mean_score = (z_0 * e_0 + z_1 * e_1 + z_2 * e_2) / (e_0 + e_1 + e_2)
temperature_derivative = (z_0 - mean_score) / T**2
