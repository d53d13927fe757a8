# task: svm-softmax-steps
# wrong: stops one step early, at exponentials of the scores themselves
# named: stops-early
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)

L = sp.log(sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)) - w * x
S = sp.exp(w * x) + sp.exp(z_1) + sp.exp(z_2)
softmax_steps = [sp.diff(L, w), -x * (1 - sp.exp(w * x) / S), -x * (sp.exp(z_1) + sp.exp(z_2)) / S]
