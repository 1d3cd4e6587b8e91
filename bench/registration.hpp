/// The groups of benchmarks, one file each. Names are kernel/solver/shape/size.
#pragma once

namespace overfit::bench {

void register_bidiagonal();
void register_fixed_point();
void register_peak();
void register_least_squares();
void register_singular_values();
void register_risk_curve();
void register_cross_validation();
void register_random();
void register_laws();
void register_hull();
void register_interpolants();
void register_relu_output();
void register_smoothness();

}  // namespace overfit::bench
