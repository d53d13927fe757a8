# task: svm-failures
offset = -800.0
lead = 100.0
