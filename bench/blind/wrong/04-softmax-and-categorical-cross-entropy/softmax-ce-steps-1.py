# task: softmax-ce-steps
# wrong: the derivative of another class's probability has the sign +
# named: others-with-wrong-sign
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
y_0, y_1 = sp.symbols("y_0 y_1", real=True)
y_2 = 1 - y_0 - y_1

S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)

softmax_ce_steps = [
    -y_0 / p_0 * p_0 * (1 - p_0) - y_1 / p_1 * (p_1 * p_0) - y_2 / p_2 * (p_2 * p_0),
    -y_0 * (1 - p_0) - y_1 * p_0 - y_2 * p_0,
    p_0 - y_0,
]
