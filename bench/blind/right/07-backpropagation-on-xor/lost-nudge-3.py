# task: lost-nudge
import math

lost_nudge = 1e-17
inner = math.tanh(1.3)
outer = math.tanh(1.5 * inner)
slope = (outer - 1) * (1 - outer**2) * 1.5 * (1 - inner**2)
