# task: deadly-rate
eta_good = 1
eta_slow = 0.001
eta_deadly = 300
