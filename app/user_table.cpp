/// From a file to columns that can be fitted.
#include "app/user_table.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/singular_values.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

namespace {

using experiments::RegressionData;
using numerics::InputError;
using numerics::printable;
using numerics::printable_path;
using numerics::Table;

/// Its square times any number of rows, and the peak on top, stay below the largest double.
constexpr double largest_value = 1e100;

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Levenshtein's distance, letters of either case alike. O(product of the lengths).
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row.back();
}

bool is_constant(const std::vector<double>& column) {
    return std::adjacent_find(column.begin(), column.end(), std::not_equal_to<>()) == column.end();
}

void require_target(const Table& table, const std::string& target, const std::string& file) {
    if (target.empty()) return;
    if (std::find(table.names.begin(), table.names.end(), target) == table.names.end())
        throw InputError(fmt::format("{} has no column {}; did you mean {}?", file,
                                     printable(target),
                                     printable(nearest_name(target, table.names))));
    if (table.columns.size() < 2)
        throw InputError(
            fmt::format("{} has no column beside the target {}", file, printable(target)));
    if (table.rows() > 1 && is_constant(table.column(target)))
        throw InputError(
            fmt::format("{}: the target {} is constant ({} in every row), there is "
                        "nothing to predict",
                        file, printable(target), table.column(target).front()));
}

/// Takes out of the table the columns that carry nothing and returns their names.
std::vector<std::string> drop_empty_columns(Table& table, const TableRequest& request) {
    Table kept;
    std::vector<std::string> dropped;
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        const bool carries = table.names[j] == request.target || !is_constant(table.columns[j]) ||
                             (!request.intercept && table.columns[j].front() != 0.0);
        if (!carries) {
            dropped.push_back(table.names[j]);
            continue;
        }
        kept.names.push_back(std::move(table.names[j]));
        kept.columns.push_back(std::move(table.columns[j]));
    }
    table = std::move(kept);
    return dropped;
}

/// At most 20 000 rows, evenly spaced.
Eigen::MatrixXd sample_of(const Eigen::MatrixXd& x) {
    constexpr Eigen::Index most_rows = 20'000;
    const Eigen::Index step = (x.rows() + most_rows - 1) / most_rows;
    return x(Eigen::seq(0, Eigen::last, step), Eigen::all);
}

/// x and y, or x alone without a target.
RegressionData data_of(const Table& table, const std::string& target) {
    if (!target.empty()) return experiments::regression_data(table, target);
    RegressionData data{Eigen::MatrixXd(static_cast<Eigen::Index>(table.rows()),
                                        static_cast<Eigen::Index>(table.columns.size())),
                        Eigen::VectorXd(0)};
    for (std::size_t j = 0; j < table.columns.size(); ++j)
        data.x.col(static_cast<Eigen::Index>(j)) = Eigen::Map<const Eigen::VectorXd>(
            table.columns[j].data(), static_cast<Eigen::Index>(table.rows()));
    return data;
}

}  // namespace

void require_moderate(const Table& table, const std::string& file) {
    for (std::size_t j = 0; j < table.columns.size(); ++j)
        for (std::size_t i = 0; i < table.rows(); ++i)
            if (std::abs(table.columns[j][i]) > largest_value)
                throw InputError(fmt::format(
                    "{}, row {} of the numbers, column {}: {} is too large, its square would "
                    "overflow; at most {} is accepted: change the unit",
                    file, i + 1, printable(table.names[j]), table.columns[j][i], largest_value));
}

std::string_view nearest_name(std::string_view wanted, const std::vector<std::string>& names) {
    const auto nearest =
        std::min_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
            return edits_between(wanted, a) < edits_between(wanted, b);
        });
    return nearest == names.end() ? std::string_view() : *nearest;
}

std::string_view plural(int count) {
    return count == 1 ? "" : "s";
}

RegressionData prepared(const RegressionData& data, const TableRequest& request) {
    RegressionData ready = data;
    if (request.intercept) {
        const Eigen::RowVectorXd mean = ready.x.colwise().mean();
        ready.x.rowwise() -= mean;
        if (ready.y.size() > 0) ready.y.array() -= ready.y.mean();
    }
    if (!request.standardize) return ready;
    for (Eigen::Index j = 0; j < ready.x.cols(); ++j) {
        const double size =
            ready.x.col(j).stableNorm() / std::sqrt(static_cast<double>(ready.x.rows()));
        if (size > 0.0) ready.x.col(j) /= size;
    }
    return ready;
}

UserTable user_table(const TableRequest& request) {
    const std::string file = printable_path(request.file);
    Table table = numerics::read_table(request.file, {.ignore = request.ignore});
    require_target(table, request.target, file);
    require_moderate(table, file);
    UserTable result;
    result.dropped = drop_empty_columns(table, request);
    if (table.columns.size() < (request.target.empty() ? 1 : 2))
        throw InputError(fmt::format("{}: every column{} is constant", file,
                                     request.target.empty() ? "" : " but the target"));
    result.data = data_of(table, request.target);
    std::copy_if(table.names.begin(), table.names.end(), std::back_inserter(result.columns),
                 [&](const std::string& name) { return name != request.target; });
    RegressionData distinct = experiments::without_repeated_rows(result.data);
    result.repeated_rows = static_cast<int>(result.data.x.rows() - distinct.x.rows());
    if (request.distinct) result.data = std::move(distinct);
    const Eigen::MatrixXd x = prepared({sample_of(result.data.x), Eigen::VectorXd(0)}, request).x;
    const std::vector<double> values = numerics::singular_values(x);
    const double least = values.front() * static_cast<double>(std::max(x.rows(), x.cols())) *
                         std::numeric_limits<double>::epsilon();
    result.rank = static_cast<int>(
        std::count_if(values.begin(), values.end(), [&](double value) { return value > least; }));
    if (result.rank > 0)
        result.condition = values.front() / values[static_cast<std::size_t>(result.rank) - 1];
    return result;
}

std::string description_of(const TableRequest& request, const UserTable& table) {
    const auto columns = static_cast<int>(table.data.x.cols());
    std::string text = fmt::format("{}: {} rows, {} column{}", printable_path(request.file),
                                   table.data.x.rows(), columns, plural(columns));
    text += request.target.empty() ? "\n" : fmt::format(", target {}\n", printable(request.target));
    if (!table.dropped.empty()) {
        text += fmt::format("  left out, because {}:",
                            request.intercept ? "they are constant" : "they are zero");
        for (std::size_t j = 0; j < std::min<std::size_t>(10, table.dropped.size()); ++j)
            text += fmt::format(" {}", printable(table.dropped[j]));
        text += table.dropped.size() > 10 ? fmt::format(" and {} more\n", table.dropped.size() - 10)
                                          : "\n";
    }
    return text + fmt::format("  numerical rank {}, condition number {:.3g}\n", table.rank,
                              table.condition);
}

}  // namespace overfit::app
