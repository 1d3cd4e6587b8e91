/// Minimum-norm least squares when some of the signal sits in features that are not observed.
///
/// Model: y = x'beta + w'theta + noise, where only x (p features) is seen; x and w are independent
/// standard Gaussian. The hidden part acts as additional noise of variance |theta|^2, and is lost
/// at a new point. The risk leaves out the label noise, not the hidden part (HastieEtAl2022,
/// section 5).
#pragma once

namespace overfit::theory {

/// n, p >= 1; observed = |beta| >= 0, hidden = |theta| >= 0, noise_sd >= 0.
struct Misspecified {
    int n;
    int p;
    double observed;
    double hidden;
    double noise_sd = 1.0;
};

/// The exact mean risk at finite n: |theta|^2 plus the risk of the observed part alone at noise
/// variance noise_sd^2 + |theta|^2. Infinite for |n - p| <= 1. Throws std::domain_error.
double misspecified_risk(const Misspecified& model);

/// A world in which p features see the share 1 - (1 + gamma)^-decay of the signal, gamma = p / n
/// (HastieEtAl2022, section 5.3, decay is their a). decay > 0, signal >= 0, noise_sd >= 0.
struct SignalDecay {
    double decay;
    double signal = 1.0;
    double noise_sd = 1.0;
};

/// The split of the signal at n samples and p features.
Misspecified seen_by(const SignalDecay& world, int n, int p);

/// The limit of the risk as p / n -> gamma >= 0: signal^2 at gamma = 0; infinite at gamma = 1.
double misspecified_risk_limit(const SignalDecay& world, double gamma);

/// The same for ridge regression with the penalty that is best for the observed part at its
/// effective noise. Finite and smooth through gamma = 1.
double misspecified_optimal_ridge_limit(const SignalDecay& world, double gamma);

struct Lowest {
    double gamma;
    double risk;
};

/// Where the limit is least on 0 <= gamma < 1 (gamma = 0 if no interior point is better) and on
/// gamma > 1 (up to gamma = 1000), and where optimal ridge is best on (0, 1000]. Found by a scan of
/// 2000 points and by Brent's method beside the best: gamma to about 1e-8, the risk to
/// rounding.
Lowest misspecified_minimum_below(const SignalDecay& world);
Lowest misspecified_minimum_above(const SignalDecay& world);
Lowest misspecified_optimal_ridge_minimum(const SignalDecay& world);

}  // namespace overfit::theory
