# task: svm-failures
offset = 1000
lead = 40
