/// Reading, matching by name, and from columns to matrices without a second copy of them all.
#include "app/matched_tables.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "app/user_table.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

namespace {

using numerics::InputError;
using numerics::printable_path;
using numerics::Table;

/// Where each name is.
std::map<std::string_view, std::size_t> places_of(const std::vector<std::string>& names) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t j = 0; j < names.size(); ++j) places.emplace(names[j], j);
    return places;
}

/// c0, c1, ...: names that the reader gave.
bool is_unnamed(const Table& table) {
    return std::all_of(table.names.begin(), table.names.end(), [](std::string_view name) {
        return name.size() > 1 && name[0] == 'c' &&
               name.find_first_not_of("0123456789", 1) == std::string_view::npos;
    });
}

/// Names that are in `names` and not in `others`, as words, the first five of them.
std::string absent_from(const std::vector<std::string>& names,
                        const std::vector<std::string>& others) {
    const auto there = places_of(others);
    std::string text;
    int count = 0;
    for (const std::string& name : names)
        if (!there.contains(name) && ++count <= 5)
            text += fmt::format("{} {}", count == 1 ? "" : ",", numerics::printable(name));
    return count > 5 ? text + fmt::format(" and {} more", count - 5) : text;
}

/// The place in `query` of each column of `train`.
std::vector<std::size_t> matched(const Table& train, const Table& query,
                                 const std::string& train_name, const std::string& query_name) {
    const std::string missing = absent_from(train.names, query.names);
    const std::string extra = absent_from(query.names, train.names);
    std::vector<std::size_t> places;
    if (missing.empty() && extra.empty()) {
        const auto there = places_of(query.names);
        for (const std::string& name : train.names) places.push_back(there.at(name));
        return places;
    }
    if (is_unnamed(train) || is_unnamed(query)) {
        if (train.names.size() != query.names.size())
            throw InputError(
                fmt::format("{} has {} columns, {} has {}: without names their number "
                            "must agree",
                            query_name, query.names.size(), train_name, train.names.size()));
        for (std::size_t j = 0; j < train.names.size(); ++j) places.push_back(j);
        return places;
    }
    throw InputError(
        fmt::format("{} must have the columns of {}:{}{}{}{}; --ignore leaves columns out",
                    query_name, train_name, missing.empty() ? "" : " it has no", missing,
                    extra.empty()     ? ""
                    : missing.empty() ? " it also has"
                                      : ", and it also has",
                    extra));
}

/// Throws InputError for a column to ignore that neither table has.
void require_one_has(const std::vector<std::string>& missing,
                     const std::vector<std::string>& also_missing, const std::string& train_name,
                     const std::string& query_name) {
    for (const std::string& name : missing)
        if (std::find(also_missing.begin(), also_missing.end(), name) != also_missing.end())
            throw InputError(fmt::format("neither {} nor {} has a column {} to ignore", train_name,
                                         query_name, numerics::printable(name)));
}

/// Each column is freed once it is copied.
Eigen::MatrixXd matrix_of(Table table, const std::vector<std::size_t>& places) {
    const auto rows = static_cast<Eigen::Index>(table.rows());
    Eigen::MatrixXd x(rows, static_cast<Eigen::Index>(places.size()));
    for (std::size_t j = 0; j < places.size(); ++j) {
        const std::vector<double> column = std::move(table.columns[places[j]]);
        x.col(static_cast<Eigen::Index>(j)) =
            Eigen::Map<const Eigen::VectorXd>(column.data(), rows);
    }
    return x;
}

}  // namespace

MatchedTables matched_tables(const std::filesystem::path& train, const std::filesystem::path& query,
                             const std::vector<std::string>& ignore) {
    const std::string train_name = printable_path(train), query_name = printable_path(query);
    std::vector<std::string> missing, also_missing;
    Table points = numerics::read_table(train, {.ignore = ignore, .not_there = &missing});
    require_moderate(points, train_name);
    MatchedTables tables{.columns = points.names, .train = {}, .queries = {}};
    if (!query.empty()) {
        Table queries = numerics::read_table(query, {.ignore = ignore, .not_there = &also_missing});
        require_one_has(missing, also_missing, train_name, query_name);
        require_moderate(queries, query_name);
        const std::vector<std::size_t> places = matched(points, queries, train_name, query_name);
        tables.queries = matrix_of(std::move(queries), places);
    }
    if (query.empty() && !missing.empty())
        throw InputError(fmt::format("{}: there is no column {} to ignore", train_name,
                                     numerics::printable(missing.front())));
    std::vector<std::size_t> same(points.names.size());
    for (std::size_t j = 0; j < same.size(); ++j) same[j] = j;
    tables.train = matrix_of(std::move(points), same);
    return tables;
}

}  // namespace overfit::app
