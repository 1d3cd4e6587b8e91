/// The judge: decides a claim from its evidence, with a stated probability of crying wolf.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/claim.hpp"

namespace overfit::claims {

/// A true claim comes out `fails` with at most this probability, so that a hundred claims on a
/// fresh seed cry wolf once in ten thousand runs.
inline constexpr double false_alarm = 1e-6;

/// One comparison, decided.
struct Finding {
    Comparison comparison;
    Reach reach;  ///< the tolerance at this comparison's share of the false alarm
    std::vector<Reach> contributions;
    /// Distance from the measured to the expected number in units of the tolerance on that side;
    /// above 1 the data contradict the claim. For an inequality: how far it is violated.
    double theory_ratio;
    /// The same for the rival (of an inequality: for its negation); above 1 the data reject it.
    std::optional<double> rival_ratio;
    Verdict verdict;
};

struct Judgement {
    Verdict verdict;
    std::vector<Finding> findings;
    double alpha;        ///< false-alarm probability of each finding
    std::string reason;  ///< one sentence: what decided it
};

/// Decides the evidence as a whole: `fails` if any comparison contradicts it; else `cannot_tell`
/// if an inequality is undecided, an equality has no bound on the side of the expected number, a
/// number is NaN, or no comparison rejects the rival that the evidence carries; else `holds`. Each
/// comparison gets an even share of `alpha` (Bonferroni).
/// Throws std::logic_error for empty evidence.
Judgement judge(const Evidence& evidence, double alpha = false_alarm);

/// Which of a claim's checks to run: the claim's own, or one of its controls.
struct Subject {
    const Claim* claim;
    const Control* control = nullptr;

    /// "topic.conclusion" or "control.topic.conclusion.name": the ctest name.
    std::string id() const;
    const Check& check() const;
    /// The verdict that passes.
    Verdict wanted() const;
};

/// Runs the subject's check with the streams of its own id and judges it. Where something is
/// missing the verdict is `skipped`, without findings, and the reason says what.
Judgement run(const Subject& subject, std::uint64_t seed, Tier tier);

/// The claim and its controls, in order.
std::vector<Subject> subjects_of(const Claim& claim);

/// A paragraph that explains a judgement: theory, measurement, interval, tolerance by terms,
/// rival. Plain text, one line for each comparison and each term.
std::string explanation(const Judgement& judgement);

}  // namespace overfit::claims
