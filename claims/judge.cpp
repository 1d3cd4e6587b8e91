/// Verdicts from evidence.
#include "claims/judge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

namespace overfit::claims {

namespace {

/// Distance from the measured value to `target` in units of the tolerance on that side.
double widths(double measured, double target, const Reach& reach) {
    if (measured == target) return 0.0;
    const double distance = std::abs(target - measured);
    const double width = target > measured ? reach.above : reach.below;
    if (std::isinf(width)) return 0.0;
    return width > 0.0 ? distance / width : std::numeric_limits<double>::infinity();
}

/// How far `target` lies on the side of `sign` of the measured value; 0 on the other side, NaN if
/// either is NaN.
double widths_beyond(double measured, double target, const Reach& reach, double sign) {
    if (std::isnan(measured) || std::isnan(target)) return measured + target;
    return sign * (target - measured) > 0.0 ? widths(measured, target, reach) : 0.0;
}

struct Ratios {
    double theory;
    std::optional<double> rival;
};

Ratios ratios_of(const Comparison& c, const Reach& reach) {
    const double measured = c.measured.value;
    switch (c.relation) {
        case Relation::equals:
            return {widths(measured, c.expected, reach),
                    c.rival ? std::optional(widths(measured, *c.rival, reach)) : std::nullopt};
        case Relation::at_most:
            return {widths_beyond(measured, c.expected, reach, -1.0),
                    widths_beyond(measured, c.expected, reach, 1.0)};
        case Relation::at_least:
            return {widths_beyond(measured, c.expected, reach, 1.0),
                    widths_beyond(measured, c.expected, reach, -1.0)};
        case Relation::follows:
            return {measured / reach.above,
                    c.rival ? std::optional(*c.rival / reach.above) : std::nullopt};
    }
    throw std::logic_error("judge: unknown relation");
}

bool is_inequality(Relation relation) {
    return relation == Relation::at_most || relation == Relation::at_least;
}

/// An equality whose tolerance has no end on the side of the expected number cannot fail there.
bool is_unbounded(const Comparison& c, const Reach& reach) {
    if (c.relation != Relation::equals || c.measured.value == c.expected) return false;
    return std::isinf(c.measured.value < c.expected ? reach.above : reach.below);
}

/// NaN decides nothing; above all it must not pass for a control that rejects.
bool has_nan(const Comparison& c, const Reach& reach) {
    return std::isnan(c.measured.value) || std::isnan(c.expected) || std::isnan(reach.below) ||
           std::isnan(reach.above);
}

Finding find(const Comparison& comparison, double alpha) {
    const Tolerance& tolerance = comparison.measured.tolerance;
    Finding finding{.comparison = comparison,
                    .reach = tolerance.reach(alpha),
                    .contributions = tolerance.contributions(alpha),
                    .theory_ratio = 0.0,
                    .rival_ratio = std::nullopt,
                    .verdict = Verdict::holds};
    const Ratios ratios = ratios_of(comparison, finding.reach);
    finding.theory_ratio = ratios.theory;
    finding.rival_ratio = ratios.rival;
    const bool undecided = has_nan(comparison, finding.reach) ||
                           is_unbounded(comparison, finding.reach) ||
                           (is_inequality(comparison.relation) && !(*ratios.rival > 1.0));
    if (ratios.theory > 1.0 && !has_nan(comparison, finding.reach)) {
        finding.verdict = Verdict::fails;
    } else if (undecided) {
        finding.verdict = Verdict::cannot_tell;
    }
    return finding;
}

std::string sentence(const Judgement& judgement, bool has_rival) {
    const auto count = judgement.findings.size();
    const auto worst = std::max_element(
        judgement.findings.begin(), judgement.findings.end(),
        [](const Finding& a, const Finding& b) { return a.theory_ratio < b.theory_ratio; });
    switch (judgement.verdict) {
        case Verdict::fails: {
            const auto first =
                std::find_if(judgement.findings.begin(), judgement.findings.end(),
                             [](const Finding& f) { return f.verdict == Verdict::fails; });
            if (std::isinf(first->theory_ratio))
                return fmt::format("contradicted at {}, where the tolerance is 0",
                                   first->comparison.at);
            return fmt::format("contradicted at {}, off by {:.3g} tolerances", first->comparison.at,
                               first->theory_ratio);
        }
        case Verdict::cannot_tell:
            return has_rival ? "the data do not reject the rival"
                             : "an inequality is within its tolerance of equality, or a tolerance "
                               "is infinite";
        case Verdict::skipped: break;
        case Verdict::holds:
            return fmt::format("{} comparison{} agree{}, the worst at {:.2g} tolerances", count,
                               count == 1 ? "" : "s", count == 1 ? "s" : "", worst->theory_ratio);
    }
    throw std::logic_error("judge: unknown verdict");
}

}  // namespace

Judgement judge(const Evidence& evidence, double alpha) {
    if (evidence.empty()) throw std::logic_error("judge: the check returned no evidence");
    Judgement judgement{.verdict = Verdict::holds,
                        .findings = {},
                        .alpha = alpha / static_cast<double>(evidence.size()),
                        .reason = {}};
    bool has_rival = false, rival_rejected = false, fails = false, undecided = false;
    for (const Comparison& comparison : evidence) {
        judgement.findings.push_back(find(comparison, judgement.alpha));
        const Finding& finding = judgement.findings.back();
        fails = fails || finding.verdict == Verdict::fails;
        undecided = undecided || finding.verdict == Verdict::cannot_tell;
        if (comparison.rival) {
            has_rival = true;
            rival_rejected = rival_rejected || finding.rival_ratio.value_or(0.0) > 1.0;
        }
    }
    const bool rival_stands = has_rival && !rival_rejected;
    if (fails) {
        judgement.verdict = Verdict::fails;
    } else if (undecided || rival_stands) {
        judgement.verdict = Verdict::cannot_tell;
    }
    judgement.reason = sentence(judgement, rival_stands);
    return judgement;
}

std::string Subject::id() const {
    return control == nullptr ? std::string(claim->id)
                              : fmt::format("control.{}.{}", claim->id, control->name);
}

const Check& Subject::check() const {
    return control == nullptr ? claim->check : control->check;
}

Verdict Subject::wanted() const {
    const bool claim_holds = claim->outcome == Outcome::holds;
    return claim_holds == (control == nullptr) ? Verdict::holds : Verdict::fails;
}

std::vector<Subject> subjects_of(const Claim& claim) {
    std::vector<Subject> subjects{{.claim = &claim}};
    for (const Control& control : claim.controls)
        subjects.push_back({.claim = &claim, .control = &control});
    return subjects;
}

Judgement run(const Subject& subject, std::uint64_t seed, Tier tier) {
    if (subject.claim->missing)
        if (std::string missing = subject.claim->missing(); !missing.empty())
            return {.verdict = Verdict::skipped,
                    .findings = {},
                    .alpha = 0.0,
                    .reason = std::move(missing)};
    const Run context{.key = numerics::StreamKey(seed, subject.id()), .tier = tier};
    return judge(subject.check()(context));
}

std::string explanation(const Judgement& judgement) {
    std::string text;
    for (const Finding& finding : judgement.findings) {
        const Comparison& c = finding.comparison;
        text += fmt::format("{}: {}\n", c.at, name_of(finding.verdict));
        text += c.relation == Relation::follows
                    ? fmt::format("  distance to the law {:.6g}, tolerance {:.3g}\n",
                                  c.measured.value, finding.reach.above)
                    : fmt::format("  theory {} {:.10g}, measured {:.10g} in [{:.10g}, {:.10g}]\n",
                                  name_of(c.relation), c.expected, c.measured.value,
                                  c.measured.value - finding.reach.below,
                                  c.measured.value + finding.reach.above);
        text += fmt::format("  off by {:.3g} tolerances", finding.theory_ratio);
        if (c.rival)
            text += fmt::format("; rival {:.10g} off by {:.3g}", *c.rival, *finding.rival_ratio);
        text += '\n';
        const auto& terms = c.measured.tolerance.terms();
        for (std::size_t i = 0; i < terms.size(); ++i)
            text += fmt::format("  {}: -{:.3g} +{:.3g}, {}\n", terms[i].name,
                                finding.contributions[i].below, finding.contributions[i].above,
                                terms[i].because);
    }
    return text;
}

}  // namespace overfit::claims
