/// The laws of extreme eigenvalues and singular values, limits and finite sizes.
#include <cmath>

#include <fmt/format.h>

#include "tests/law_tables/law.hpp"
#include "tests/theory/hard_edge_references.hpp"
#include "tests/theory/largest_eigenvalue_references.hpp"
#include "tests/theory/smallest_singular_value_references.hpp"
#include "tests/theory/tracy_widom_references.hpp"
#include "theory/hard_edge.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/smallest_singular_value.hpp"
#include "theory/tracy_widom.hpp"
#include "theory/tracy_widom_table.hpp"

namespace overfit::law_tables {

using namespace theory;
using tests::LawReference;

namespace {

std::string size(const GaussianMatrix& shape) {
    return fmt::format("{} x {}", shape.n, shape.p);
}

Law largest_eigenvalue_law(const GaussianMatrix& shape) {
    const auto references = [shape] {
        std::vector<LawReference> values;
        for (double scaled = 0.5; scaled <= 4.5; scaled += 0.25) {
            const double cdf = tests::largest_eigenvalue_reference(shape, scaled * shape.n);
            values.push_back({scaled * shape.n, cdf, 1.0 - cdf, std::nan("")});
        }
        return values;
    };
    return {"largest eigenvalue, " + size(shape),
            references,
            1.0 * shape.n,
            4.0 * shape.n,
            {{Kind::cdf, [shape](double x) { return largest_eigenvalue_cdf(shape, x); }}}};
}

Law smallest_singular_value_law(const GaussianMatrix& shape) {
    const double unit = tests::smallest_singular_value_step(shape);
    const auto references = [shape, unit] {
        std::vector<LawReference> values;
        for (const double scaled : {1e-6, 1e-4, 1e-2, 0.1, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0, 4.5, 6.0})
            values.push_back(tests::smallest_singular_value_reference(shape, scaled * unit));
        return values;
    };
    const auto with = [shape](double (*function)(const GaussianMatrix&, double)) {
        return [shape, function](double x) { return function(shape, x); };
    };
    return {"least singular value, " + size(shape),
            references,
            0.2 * unit,
            3.0 * unit,
            {{Kind::cdf, with(smallest_singular_value_cdf)},
             {Kind::survival, with(smallest_singular_value_survival)},
             {Kind::quantile, with(smallest_singular_value_quantile)}}};
}

std::vector<Case> published_moments() {
    std::vector<Case> cases;
    for (const tests::PublishedMoments& published : tests::tracy_widom_published_moments) {
        const Moments& moments = tracy_widom_moments(published.beta);
        const auto add = [&](const char* name, double value, const tests::Published& reference) {
            cases.push_back(
                {fmt::format("{}, beta = {}", name, published.beta), value, reference.value});
        };
        add("mean", moments.mean, published.mean);
        add("variance", moments.variance, published.variance);
        add("skewness", moments.skewness, published.skewness);
        add("kurtosis", moments.excess_kurtosis, published.excess_kurtosis);
    }
    return cases;
}

}  // namespace

std::vector<Law> tracy_widom_laws() {
    std::vector<Law> laws;
    for (const tests::TracyWidomReferences& table : tests::tracy_widom_references) {
        const auto references = [&table] {
            std::vector<LawReference> values = table.values;
            for (LawReference& value : values) value.x *= table.scale;
            return values;
        };
        const auto with = [beta = table.beta](double (*function)(int, double)) {
            return [beta, function](double x) { return function(beta, x); };
        };
        const std::string name = fmt::format("Tracy-Widom, beta = {}", table.beta);
        const double low = -5.0 * table.scale, high = 2.0 * table.scale;
        laws.push_back({name,
                        references,
                        low,
                        high,
                        {{Kind::cdf, with(tracy_widom_cdf)},
                         {Kind::survival, with(tracy_widom_survival)},
                         {Kind::density, with(tracy_widom_density)},
                         {Kind::quantile, with(tracy_widom_quantile)}}});
        const TracyWidomTable fast(table.beta);
        laws.push_back({name + ", the table",
                        references,
                        low,
                        high,
                        {{Kind::cdf, [fast](double x) { return fast.cdf(x); }},
                         {Kind::density, [fast](double x) { return fast.density(x); }}}});
    }
    return laws;
}

std::vector<Law> hard_edge_laws() {
    std::vector<Law> laws;
    for (const int k : {0, 1, 3}) {
        const auto references = [k] {
            std::vector<LawReference> values;
            for (const double t : {1e-6, 1e-4, 1e-2, 0.1, 0.3, 0.49, 0.51, 0.8, 1.2,  1.7,
                                   2.3,  2.99, 3.01, 4.0, 5.0, 6.0,  7.0,  8.0, 10.0, 12.0})
                values.push_back(tests::hard_edge_reference(k, t));
            return values;
        };
        const auto with = [k](double (*function)(int, double)) {
            return [k, function](double x) { return function(k, x); };
        };
        laws.push_back({fmt::format("hard edge, \\|n - p\\| = {}", k),
                        references,
                        0.01,
                        4.0,
                        {{Kind::cdf, with(hard_edge_cdf)},
                         {Kind::survival, with(hard_edge_survival)},
                         {Kind::density, with(hard_edge_density)}}});
    }
    return laws;
}

std::vector<Law> finite_size_laws() {
    std::vector<Law> laws;
    for (const GaussianMatrix& shape : {GaussianMatrix{20, 20}, {20, 21}, {23, 20}, {40, 43}})
        laws.push_back(smallest_singular_value_law(shape));
    for (const GaussianMatrix& shape : {GaussianMatrix{10, 5}, {32, 16}})
        laws.push_back(largest_eigenvalue_law(shape));
    return laws;
}

std::vector<Numbers> soft_edge_numbers() {
    return {{"Tracy-Widom", "`tracy_widom_moments`",
             "beta = 1, 2, 4, to the 9 to 14 published digits", published_moments,
             [] { return tracy_widom_moments(1).mean; }}};
}

std::vector<Numbers> smallest_singular_value_numbers() {
    const auto means = [] {
        std::vector<Case> cases;
        for (const GaussianMatrix& shape : {GaussianMatrix{20, 20}, {20, 21}, {23, 20}, {40, 43}})
            cases.push_back({size(shape), smallest_singular_value_mean(shape),
                             tests::smallest_singular_value_mean_reference(shape)});
        return cases;
    };
    const auto condition = [] {
        return std::vector<Case>{
            {"k = 0", log_condition_limit(), tests::log_condition_reference()}};
    };
    return {
        {"least singular value", "`smallest_singular_value_mean`", "four sizes, 20 to 43", means,
         [] {
             return smallest_singular_value_mean({20, 20});
         }},
        {"hard edge", "`log_condition_limit`", "one number", condition, log_condition_limit}};
}

}  // namespace overfit::law_tables
