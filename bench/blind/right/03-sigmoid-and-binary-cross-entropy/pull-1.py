# task: pull
z_strongest = 0.693
z_thousandth = 8
