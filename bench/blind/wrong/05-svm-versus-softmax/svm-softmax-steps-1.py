# task: svm-softmax-steps
# wrong: the differences in the exponents of the last step are the wrong way round
# named: differences-turned-round
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

softmax_steps = [
    x * sp.exp(w * x) / (sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - x,
    -x * (sp.exp(z_1) + sp.exp(z_2)) / (sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)),
    -x * (sp.exp(w * x - z_1) + sp.exp(w * x - z_2)) / (1 + sp.exp(w * x - z_1) + sp.exp(w * x - z_2)),
]
