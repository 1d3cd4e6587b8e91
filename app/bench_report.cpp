/// overfit bench-report: figures of time against size, and a table.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/bench_results.hpp"
#include "app/commands.hpp"
#include "app/markdown.hpp"
#include "numerics/results.hpp"
#include "numerics/statistics.hpp"
#include "numerics/text_file.hpp"
#include "plots/render.hpp"

namespace overfit::app {

namespace {

namespace fs = std::filesystem;

/// time = exp(intercept) size^exponent, by least squares on the logarithms.
struct PowerLaw {
    double exponent;
    double intercept;
    double at(double size) const { return std::exp(intercept + exponent * std::log(size)); }
};

/// Nothing for fewer than three sizes.
std::optional<PowerLaw> power_law(const std::vector<BenchRow>& rows) {
    if (rows.size() < 3) return std::nullopt;
    double x_mean = 0.0, y_mean = 0.0, xx = 0.0, xy = 0.0;
    const auto count = static_cast<double>(rows.size());
    for (const BenchRow& row : rows) {
        x_mean += std::log(row.size) / count;
        y_mean += std::log(numerics::median(row.seconds)) / count;
    }
    for (const BenchRow& row : rows) {
        const double x = std::log(row.size) - x_mean;
        xx += x * x;
        xy += x * (std::log(numerics::median(row.seconds)) - y_mean);
    }
    return PowerLaw{.exponent = xy / xx, .intercept = y_mean - xy / xx * x_mean};
}

template <typename Key>
std::vector<std::string> distinct(const std::vector<BenchRow>& rows, Key key) {
    std::vector<std::string> values;
    for (const BenchRow& row : rows)
        if (std::find(values.begin(), values.end(), key(row)) == values.end())
            values.push_back(key(row));
    return values;
}

std::vector<BenchRow> by_solver(const std::vector<BenchRow>& rows, const std::string& solver) {
    std::vector<BenchRow> chosen;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(chosen),
                 [&](const BenchRow& row) { return row.solver == solver; });
    return chosen;
}

void add_solver(plots::Panel& panel, const std::string& solver, const std::vector<BenchRow>& rows,
                plots::Colour colour) {
    plots::Series points{.role = plots::Role::measured, .label = solver, .colour = colour};
    for (const BenchRow& row : rows) {
        points.x.push_back(row.size);
        points.y.push_back(numerics::median(row.seconds));
        points.low.push_back(*std::min_element(row.seconds.begin(), row.seconds.end()));
        points.high.push_back(*std::max_element(row.seconds.begin(), row.seconds.end()));
    }
    if (const std::optional<PowerLaw> law = power_law(rows)) {
        points.label = fmt::format("{}, N^{:.2f}", solver, law->exponent);
        plots::Series line{.role = plots::Role::theory, .colour = colour, .x = points.x};
        std::sort(line.x.begin(), line.x.end());
        for (const double size : line.x) line.y.push_back(law->at(size));
        panel.series.push_back(std::move(line));
    }
    panel.series.push_back(std::move(points));
}

plots::Figure figure_of(const std::vector<BenchRow>& rows, const std::string& machine) {
    const BenchRow& first = rows.front();
    plots::Panel panel{.x = {.label = "size N", .scale = plots::Scale::log},
                       .y = {.label = "CPU time (s)", .scale = plots::Scale::log}};
    const std::vector<std::string> solvers =
        distinct(rows, [](const BenchRow& row) { return row.solver; });
    for (std::size_t i = 0; i < solvers.size(); ++i)
        add_solver(panel, solvers[i], by_solver(rows, solvers[i]), plots::colour_of(i));
    return {.title = first.shape.empty() ? first.kernel
                                         : fmt::format("{}, {}", first.kernel, first.shape),
            .caption =
                "Time against size. Points: the median over repetitions, bars from the "
                "fastest to the slowest. Lines: the power of the size fitted to the medians.",
            .note = machine,
            .panels = {std::move(panel)}};
}

/// A file name of letters, digits, '_' and '-'.
std::string file_name(const std::string& kernel, const std::string& shape) {
    std::string name = shape.empty() ? kernel : kernel + '_' + shape;
    for (char& c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
    return name;
}

std::string family_of(const BenchRow& row) {
    std::string family = row.kernel;
    for (const std::string* part : {&row.solver, &row.shape})
        if (!part->empty()) family += '/' + *part;
    return family;
}

std::string table_row(const BenchRow& row, const BenchResults& results,
                      const std::set<std::string>& counters) {
    const std::string family = family_of(row);
    const auto fit = results.fits.find(family);
    const bool fitted = fit != results.fits.end();
    std::string text = fmt::format("| {} | {} | {:.4g} | {} | {} | {} |", markdown_escape(family),
                                   row.size > 0.0 ? fmt::format("{:g}", row.size) : "",
                                   numerics::median(row.seconds), row.seconds.size(),
                                   fitted ? markdown_escape(fit->second.order) : "",
                                   fitted ? fmt::format("{:.0f} %", 100.0 * fit->second.rms) : "");
    for (const std::string& name : counters) {
        const auto counter = row.counters.find(name);
        text += counter == row.counters.end() ? " |" : fmt::format(" {:.4g} |", counter->second);
    }
    return text + '\n';
}

std::string table_of(const BenchResults& results) {
    std::set<std::string> counters;
    for (const BenchRow& row : results.rows)
        for (const auto& [name, value] : row.counters) counters.insert(name);
    std::string head = "| benchmark | N | CPU time (s) | runs | complexity | RMS |";
    std::string rule = "|:--|--:|--:|--:|:--|--:|";
    for (const std::string& name : counters) {
        head += fmt::format(" {} |", markdown_escape(name));
        rule += "--:|";
    }
    std::string rows;
    for (const BenchRow& row : results.rows) rows += table_row(row, results, counters);
    return head + '\n' + rule + '\n' + rows;
}

void write_bench_report(const std::string& file, const fs::path& out) {
    numerics::require_writable_folder(out);
    const BenchResults results = parse_bench(numerics::read_text(file), file);
    std::string page = fmt::format("# Benchmarks\n\n{}\n\n", markdown_escape(results.machine));
    const auto family = [](const BenchRow& row) { return file_name(row.kernel, row.shape); };
    for (const std::string& name : distinct(results.rows, family)) {
        std::vector<BenchRow> rows;
        std::copy_if(results.rows.begin(), results.rows.end(), std::back_inserter(rows),
                     [&](const BenchRow& row) { return family(row) == name && row.size > 0.0; });
        if (rows.empty()) continue;
        const plots::Figure figure = figure_of(rows, results.machine);
        plots::write(figure, out, name, {plots::Format::svg});
        page += fmt::format("![{}]({}.svg)\n\n", markdown_escape(figure.title), name);
        fmt::print("{}\n", (out / (name + ".svg")).string());
    }
    numerics::create_folder(out);
    numerics::write_file_atomically(out / "README.md", page + table_of(results));
    fmt::print("{}\n", (out / "README.md").string());
}

}  // namespace

void add_bench_report(CLI::App& app, Session&) {
    struct Options {
        std::string file;
        std::string out = "bench-report";
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("bench-report", "draws benchmark results and writes their table");
    command->add_option("FILE.json", options->file, "what overfit_bench --benchmark_out wrote")
        ->required();
    command->add_option("--out", options->out, "folder of figures and table")
        ->capture_default_str();
    command->footer(
        "Example:\n  overfit_bench --benchmark_out=bench.json --benchmark_out_format=json\n"
        "  overfit bench-report bench.json --out bench-report");
    command->callback([options] { write_bench_report(options->file, options->out); });
}

}  // namespace overfit::app
