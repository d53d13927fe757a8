# task: svm-softmax-steps
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

L = sp.log(sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - w * x
softmax_steps = [
    sp.diff(L, w),
    x * (sp.exp(w * x) / (sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - 1),
    x / (1 + sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)) - x,
]
