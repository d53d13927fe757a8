# task: pull
z_strongest = np.log(2)


def pulls(z):
    p = 1 / (1 + np.exp(-z))
    return 2 * p * p * (1 - p), p


z_thousandth = 1
while True:
    square, cross = pulls(z_thousandth)
    if square < cross / 1000:
        break
    z_thousandth += 1
