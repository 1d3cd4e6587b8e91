/// Regression data: files, scaling, and the badly scaled simulation.
#include "experiments/real_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/least_squares.hpp"
#include "numerics/printable.hpp"

namespace overfit::experiments {

namespace {

namespace fs = std::filesystem;

/// True if row a of x comes before row b, entry by entry.
bool row_precedes(const Eigen::MatrixXd& x, Eigen::Index a, Eigen::Index b) {
    for (Eigen::Index j = 0; j < x.cols(); ++j)
        if (x(a, j) != x(b, j)) return x(a, j) < x(b, j);
    return false;
}

}  // namespace

fs::path data_file(std::string_view name) {
    const char* chosen = std::getenv("OVERFIT_DATA");
    std::vector<fs::path> folders{OVERFIT_SOURCE_DATA, OVERFIT_INSTALLED_DATA};
    if (chosen != nullptr && *chosen != '\0') folders = {chosen};
    std::string searched;
    for (const fs::path& folder : folders) {
        fs::path file = folder / name;
        if (fs::is_regular_file(file)) return file;
        searched += fmt::format(" {}", numerics::printable_path(folder));
    }
    throw numerics::InputError(
        fmt::format("no data file {} in{}; set OVERFIT_DATA to the folder that holds it",
                    numerics::printable(name), searched));
}

RegressionData regression_data(const numerics::Table& table, std::string_view target) {
    const auto rows = static_cast<Eigen::Index>(table.rows());
    RegressionData data;
    data.y = Eigen::Map<const Eigen::VectorXd>(table.column(target).data(), rows);
    if (table.columns.size() < 2)
        throw std::domain_error("regression_data: needs a column beside the target");
    data.x.resize(rows, static_cast<Eigen::Index>(table.columns.size()) - 1);
    Eigen::Index column = 0;
    for (std::size_t j = 0; j < table.columns.size(); ++j)
        if (table.names[j] != target)
            data.x.col(column++) = Eigen::Map<const Eigen::VectorXd>(table.columns[j].data(), rows);
    return data;
}

RegressionData standardised(RegressionData data) {
    for (Eigen::Index j = 0; j < data.x.cols(); ++j) {
        data.x.col(j).array() -= data.x.col(j).mean();
        const double norm = data.x.col(j).norm();
        if (norm == 0.0) throw std::domain_error("standardised: a column is constant");
        data.x.col(j) /= norm;
    }
    return data;
}

RegressionData without_repeated_rows(const RegressionData& data) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(data.x.rows()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](Eigen::Index a, Eigen::Index b) { return row_precedes(data.x, a, b); });
    const auto last = std::unique(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) {
        return !row_precedes(data.x, a, b) && !row_precedes(data.x, b, a);
    });
    order.erase(last, order.end());
    std::sort(order.begin(), order.end());
    // Without labels y is empty.
    return {data.x(order, Eigen::all), data.y.size() == 0 ? data.y : data.y(order)};
}

RegressionData diabetes() {
    return standardised(regression_data(numerics::read_table(data_file("diabetes.csv")), "target"));
}

RegressionData meats(std::string_view target) {
    constexpr std::array<std::string_view, 3> contents{"water", "fat", "protein"};
    if (std::find(contents.begin(), contents.end(), target) == contents.end())
        throw std::domain_error("meats: the target is water, fat or protein");
    numerics::Table table = numerics::read_table(data_file("meats.csv"));
    for (const std::string_view content : contents) {
        if (content == target) continue;
        const auto at = std::find(table.names.begin(), table.names.end(), content);
        table.columns.erase(table.columns.begin() + (at - table.names.begin()));
        table.names.erase(at);
    }
    RegressionData data = without_repeated_rows(regression_data(table, target));
    data.y.array() -= data.y.mean();
    return data;
}

RegressionData without_residuals(const RegressionData& data) {
    return {data.x, data.x * numerics::min_norm(data.x, data.y)};
}

RegressionData with_random_columns(const RegressionData& data, int count,
                                   numerics::Stream& stream) {
    const Eigen::Index rows = data.x.rows(), columns = data.x.cols();
    RegressionData more{Eigen::MatrixXd(rows, columns + count), data.y};
    more.x.leftCols(columns) = data.x;
    Eigen::MatrixXd random(rows, count);
    stream.fill_normal({random.data(), static_cast<std::size_t>(random.size())});
    const double norm = data.x.col(0).norm() / std::sqrt(static_cast<double>(rows));
    more.x.rightCols(count) = norm * random;
    return more;
}

RegressionData badly_scaled(const BadlyScaled& model, numerics::Stream& stream) {
    if (model.n < 1 || model.large < 1 || model.large >= model.p)
        throw std::domain_error("badly_scaled: needs n >= 1 and 1 <= large < p");
    RegressionData data{Eigen::MatrixXd(model.n, model.p), Eigen::VectorXd(model.n)};
    const int small = model.p - model.large;
    for (int i = 0; i < model.n; ++i) {
        double sum = 0.0;
        for (int j = 0; j < model.p; ++j) {
            const double value = std::exp(model.spread * stream.normal());
            const double fall = small == 1 ? 0.0 : double(j - model.large) / (small - 1);
            const double scale =
                j < model.large ? model.largest_scale : std::pow(10.0, 2.0 * (1.0 - fall));
            data.x(i, j) = scale * value;
            if (j >= model.large) sum += value;
        }
        data.y(i) = model.signal * sum / std::sqrt(small) + model.noise_sd * stream.normal();
    }
    return data;
}

}  // namespace overfit::experiments
