/// From the request and the size of the table to a design.
#include "app/curve_design.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "numerics/input_error.hpp"

namespace overfit::app {

namespace {

using experiments::Axis;
using numerics::InputError;

/// Multiplications that two cores do in about a minute, for the curves and for singular values.
constexpr double curve_work = 2e11;
constexpr double singular_work = 2e10;

int default_test_rows(int rows, int columns) {
    const int half = rows / 2, fifth = (rows + 4) / 5;
    return std::clamp(std::clamp(rows - 2 * columns, fifth, std::max(half, fifth)), 1, 500);
}

int test_rows(const CurveRequest& request, int rows, int columns) {
    if (request.test_rows) {
        if (*request.test_rows >= rows)
            throw InputError(fmt::format(
                "--test-rows {}: the table has {} rows, and at least one must be left to train on",
                *request.test_rows, rows));
        return *request.test_rows;
    }
    if (!request.test_fraction) return default_test_rows(rows, columns);
    const auto held_out = static_cast<int>(std::lround(*request.test_fraction * rows));
    if (held_out < 1 || held_out >= rows)
        throw InputError(fmt::format("--test-fraction {}: of {} rows that leaves {} to train on",
                                     *request.test_fraction, rows, rows - held_out));
    return held_out;
}

/// `asked` if it fits into what the table has, else an error that names the option.
int at_most(int asked, int available, std::string_view option, std::string_view what) {
    if (asked > available)
        throw InputError(
            fmt::format("{} {}: only {} {} are there", option, asked, available, what));
    return asked;
}

void design_samples(const CurveRequest& request, const UserTable& data, int available,
                    CurveDesign& design) {
    if (request.train_rows)
        throw InputError("--train-rows is for --over features; use --max-size along samples");
    const int suitable = std::min(available, std::max(30, 3 * data.rank));
    design.max_size = request.max_size ? at_most(*request.max_size, available, "--max-size",
                                                 "training rows (the others are held out)")
                                       : suitable;
    design.split.train_rows = design.max_size;
    design.threshold = data.rank <= design.max_size ? data.rank : 0;
    if (!request.max_size && suitable < available)
        design.remarks.push_back(
            fmt::format("Sizes stop at {} of {} training rows; --max-size "
                        "goes further.",
                        suitable, available));
}

void design_features(const CurveRequest& request, const UserTable& data, int available,
                     CurveDesign& design) {
    const auto columns = static_cast<int>(data.data.x.cols());
    design.max_size = request.max_size
                          ? at_most(*request.max_size, columns, "--max-size", "usable columns")
                          : columns;
    design.split.train_rows =
        request.train_rows ? at_most(*request.train_rows, available, "--train-rows",
                                     "training rows (the others are held out)")
                           : std::clamp(design.max_size / 2, std::min(2, available), available);
    const int interpolating = design.split.train_rows - (request.intercept ? 1 : 0);
    if (interpolating < 1)
        throw InputError("--train-rows: needs at least 2 rows with an intercept");
    design.threshold = interpolating <= std::min(design.max_size, data.rank) ? interpolating : 0;
}

/// Cost of one split's curve: a size costs a factor update and a product with the test rows.
double curve_cost(const CurveDesign& design, double columns) {
    const double least = std::min<double>(columns, design.split.train_rows);
    return design.max_size *
           (4.0 * least * std::max(least, columns) + columns * design.split.test_rows);
}

double singular_cost(const CurveDesign& design, double columns) {
    double cost = 0.0;
    for (const int size : design.singular_sizes) {
        const double n = design.split.axis == Axis::samples ? size : design.split.train_rows;
        const double p = design.split.axis == Axis::samples ? columns : size;
        cost += n * p * std::min(n, p);
    }
    return cost;
}

void choose_splits(const CurveRequest& request, double columns, CurveDesign& design) {
    const double affordable = curve_work / curve_cost(design, columns);
    const int suitable = static_cast<int>(std::clamp(affordable, 20.0, 100.0));
    design.splits = request.splits.value_or(suitable);
    if (design.splits < 6)
        throw InputError(
            fmt::format("--splits {}: fewer than 6 splits cannot bound a median with "
                        "95% confidence",
                        design.splits));
    if (!request.splits && suitable < 100)
        design.remarks.push_back(fmt::format(
            "{} splits instead of 100, to bound the work; --splits sets another number.",
            suitable));
    design.singular_sizes.resize(static_cast<std::size_t>(design.max_size));
    std::iota(design.singular_sizes.begin(), design.singular_sizes.end(), 1);
    if (singular_cost(design, columns) * design.splits > singular_work)
        design.singular_sizes = sizes_around(design.threshold, design.max_size);
    const double splits = std::clamp(singular_work / singular_cost(design, columns), 10.0,
                                     static_cast<double>(design.splits));
    design.singular_splits = std::min(design.splits, static_cast<int>(splits));
    if (static_cast<int>(design.singular_sizes.size()) < design.max_size ||
        design.singular_splits < design.splits)
        design.remarks.push_back(
            fmt::format("Singular values are those of {} sizes in {} splits, to bound the work.",
                        design.singular_sizes.size(), design.singular_splits));
}

}  // namespace

std::vector<int> sizes_around(int threshold, int max_size) {
    const int centre = threshold == 0 ? max_size : threshold;
    std::set<int> sizes{1, max_size};
    for (double distance = 0.0; distance <= max_size; distance = 1.3 * distance + 1.0)
        for (const int side : {-1, 1}) {
            const int size = centre + side * static_cast<int>(distance);
            if (size >= 1 && size <= max_size) sizes.insert(size);
        }
    return {sizes.begin(), sizes.end()};
}

CurveDesign curve_design(const CurveRequest& request, const UserTable& data) {
    const auto rows = static_cast<int>(data.data.x.rows());
    const auto columns = static_cast<int>(data.data.x.cols());
    if (rows < 3) throw InputError(fmt::format("{} rows are too few: at least 3 are needed", rows));
    CurveDesign design;
    design.split.axis = request.over;
    design.split.centre = request.intercept;
    design.split.scale = request.standardize;
    design.split.test_rows = test_rows(request, rows, columns);
    const int available = rows - design.split.test_rows;
    if (request.over == Axis::samples)
        design_samples(request, data, available, design);
    else
        design_features(request, data, available, design);
    choose_splits(request, columns, design);
    return design;
}

}  // namespace overfit::app
