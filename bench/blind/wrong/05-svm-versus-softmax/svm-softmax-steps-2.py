# task: svm-softmax-steps
# wrong: the minus sign is lost when both terms are brought to one fraction
# named: sign
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

S = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
softmax_steps = [
    x * sp.exp(w * x) / S - x,
    x * (sp.exp(z_1) + sp.exp(z_2)) / S,
    x * (sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)) / (1 + sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)),
]
