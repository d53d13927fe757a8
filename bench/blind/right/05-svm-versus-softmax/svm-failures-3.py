# task: svm-failures
cat = np.array([3.2, 5.1, -1.7])
offset = 0
while np.isfinite(as_printed(cat + offset)):
    offset += 1
lead = 1
while shifted(np.array([lead, 0.0, 0.0])) != 0:
    lead += 1
