# task: deadly-rate
eta_good = 0.7
eta_slow = 0.01
eta_deadly = 10
