# task: temperature-derivative
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

d_1, d_2 = z_1 - z_0, z_2 - z_0
temperature_derivative = -(d_1 * sp.exp(d_1 / T) + d_2 * sp.exp(d_2 / T)) / (
    T**2 * (1 + sp.exp(d_1 / T) + sp.exp(d_2 / T))
)
