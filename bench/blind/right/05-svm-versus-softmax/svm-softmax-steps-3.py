# task: svm-softmax-steps
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

e_0, e_1, e_2 = sp.exp(w * x), sp.exp(z_1), sp.exp(z_2)
softmax_steps = [
    x * e_0 / (e_0 + e_1 + e_2) - x,
    (x * e_0 - x * (e_0 + e_1 + e_2)) / (e_0 + e_1 + e_2),
    -x * (e_1 + e_2) / (e_0 + e_1 + e_2),
    -x * (1 + sp.exp(z_2 - z_1)) / (sp.exp(w * x - z_1) + 1 + sp.exp(z_2 - z_1)),
]
