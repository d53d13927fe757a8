# task: temperature-derivative
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)

loss = sp.log(sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T)) - z_0 / T
temperature_derivative = sp.diff(loss, T)
