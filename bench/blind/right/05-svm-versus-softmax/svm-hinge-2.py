# task: svm-hinge
def multiclass_hinge(y, Z, margin=1.0, power=1):
    total = 0.0
    for label, row in zip(y, Z):
        for j in range(len(row)):
            if j != label:
                missing = row[j] - row[label] + margin
                if missing > 0:
                    total += missing**power
    return total / len(Z)
