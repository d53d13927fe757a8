# task: svm-hinge
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.array(Z, dtype=float)
    true = np.take_along_axis(Z, np.array(y)[:, None], axis=1)
    charged = np.clip(Z - true + margin, 0, None) ** power
    return float(charged.sum(axis=1).mean() - margin**power)
