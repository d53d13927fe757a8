# task: signed-step
answer_along, loss_along = 7.28, 26.4992
answer_against, loss_against = 1.68, 1.4112
changed = 7
