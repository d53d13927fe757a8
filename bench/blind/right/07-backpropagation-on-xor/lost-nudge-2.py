# task: lost-nudge
import cmath

lost_nudge = 1e-100
slope = ((cmath.tanh(1.5 * cmath.tanh(complex(1.3, lost_nudge))) - 1) ** 2 / 2).imag / lost_nudge
