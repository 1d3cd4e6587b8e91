/// Compares functions with references, tail by tail.
#include "tests/law_tables/accuracy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace overfit::law_tables {

namespace {

double exact_value(Kind kind, const tests::LawReference& reference) {
    switch (kind) {
        case Kind::cdf: return reference.cdf;
        case Kind::survival: return reference.survival;
        case Kind::density: return reference.density;
        case Kind::quantile: break;
    }
    return reference.x;
}

/// The cdf is rounded before the quantile sees it, which moves x: further the flatter the law.
bool determines_quantile(const tests::LawReference& reference) {
    return reference.cdf > 1e-12 && reference.cdf * 0x1p-53 < 1e-13 * reference.density;
}

void add_to_band(TailErrors& tail, double probability, double error, const std::string& place) {
    for (std::size_t band = 0; band < tail_bands.size(); ++band)
        if (probability > tail_bands[band]) return tail.relative[band].add(error, place);
}

}  // namespace

void Worst::add(double candidate, const std::string& place) {
    if (std::isnan(candidate)) candidate = std::numeric_limits<double>::infinity();
    if (count++ == 0 || candidate > error) {
        error = candidate;
        at = place;
    }
}

Accuracy accuracy(const LawFunction& function, const std::vector<tests::LawReference>& references) {
    Accuracy result;
    for (const tests::LawReference& reference : references) {
        const Kind kind = function.kind;
        const double left = reference.cdf, right = reference.survival;
        if (kind == Kind::quantile && !determines_quantile(reference)) continue;
        const double exact = exact_value(kind, reference);
        const double argument = kind == Kind::quantile ? left : reference.x;
        const double value = function.value(argument);
        result.first = std::min(result.first, argument);
        result.last = std::max(result.last, argument);
        const std::string place = fmt::format("{:.4g}", reference.x);
        result.absolute.add(std::abs(value - exact), place);
        const double relative = std::abs(value / exact - 1.0);
        const bool both = kind == Kind::density;
        if ((kind == Kind::cdf || both) && left <= 0.5)
            add_to_band(result.left, left, relative, place);
        if ((kind == Kind::survival || both) && right < 0.5)
            add_to_band(result.right, right, relative, place);
    }
    return result;
}

Worst relative_error(const std::vector<Case>& cases) {
    Worst worst;
    for (const Case& one : cases) {
        const double difference = std::abs(one.value - one.reference);
        worst.add(one.reference == 0.0 ? difference : difference / std::abs(one.reference), one.at);
    }
    return worst;
}

}  // namespace overfit::law_tables
