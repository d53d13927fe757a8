# task: temperature-derivative
# wrong: the sign of the last term is wrong, -z_0/T^2
# named: one-sign
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

S = sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T)
mean = (z_0 * sp.exp(z_0 / T) + z_1 * sp.exp(z_1 / T) + z_2 * sp.exp(z_2 / T)) / S
temperature_derivative = -mean / T**2 - z_0 / T**2
