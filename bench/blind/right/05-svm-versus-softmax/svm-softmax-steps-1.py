# task: svm-softmax-steps
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

softmax_steps = [
    x * sp.exp(w * x) / (sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - x,
    -x * (sp.exp(z_1) + sp.exp(z_2)) / (sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)),
    -x * (sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)) / (1 + sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)),
]
