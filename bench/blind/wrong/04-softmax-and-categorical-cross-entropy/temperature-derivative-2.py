# task: temperature-derivative
# wrong: the probabilities are taken without the temperature
# named: probabilities-at-one
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

e = [sp.exp(z_0), sp.exp(z_1), sp.exp(z_2)]
mean = (z_0 * e[0] + z_1 * e[1] + z_2 * e[2]) / sum(e)
temperature_derivative = (z_0 - mean) / T**2
