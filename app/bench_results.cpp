/// Reads the JSON of --benchmark_out.
#include "app/bench_results.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "numerics/input_error.hpp"

namespace overfit::app {

namespace {

using nlohmann::json;
using numerics::InputError;

/// Text field of an entry, empty if it is missing or no text.
std::string text_of(const json& entry, const char* field) {
    const auto at = entry.find(field);
    return at != entry.end() && at->is_string() ? at->get<std::string>() : "";
}

double number_of(const json& entry, const char* field, const std::string& where) {
    const auto at = entry.find(field);
    if (at == entry.end() || !at->is_number())
        throw InputError(fmt::format("{}: expected the number \"{}\"", where, field));
    return at->get<double>();
}

double seconds_in(const std::string& unit, const std::string& where) {
    if (unit == "ns") return 1e-9;
    if (unit == "us") return 1e-6;
    if (unit == "ms") return 1e-3;
    if (unit == "s") return 1.0;
    throw InputError(fmt::format("{}: expected the time_unit ns, us, ms or s", where));
}

std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        const std::string part(name.substr(start, end - start));
        // Google Benchmark appends its options, such as "min_time:0.5" and "real_time".
        if (part.find(':') == std::string::npos && part != "real_time" && part != "process_time")
            parts.push_back(part);
        start = end + 1;
    }
    return parts;
}

/// A trailing number of the name is its size.
BenchRow named_row(std::string_view name) {
    std::vector<std::string> parts = parts_of(name);
    BenchRow row;
    if (!parts.empty()) {
        const std::string& last = parts.back();
        const auto [stop, error] =
            std::from_chars(last.data(), last.data() + last.size(), row.size);
        if (error == std::errc() && stop == last.data() + last.size()) parts.pop_back();
    }
    parts.resize(std::max<std::size_t>(parts.size(), 3));
    row.kernel = parts[0];
    row.solver = parts[1];
    row.shape = parts[2];
    for (std::size_t i = 3; i < parts.size(); ++i) row.shape += '/' + parts[i];
    return row;
}

/// Fields that Google Benchmark writes for every row; the other numbers are counters.
bool is_own_field(const std::string& name) {
    constexpr std::array<std::string_view, 8> own{"family_index", "per_family_instance_index",
                                                  "repetitions",  "repetition_index",
                                                  "threads",      "iterations",
                                                  "real_time",    "cpu_time"};
    return std::find(own.begin(), own.end(), name) != own.end();
}

void add_measurement(BenchResults& results, const json& entry, const std::string& where) {
    BenchRow row = named_row(text_of(entry, "name"));
    const double seconds =
        number_of(entry, "cpu_time", where) * seconds_in(text_of(entry, "time_unit"), where);
    if (!(seconds > 0.0)) throw InputError(fmt::format("{}: expected a positive cpu_time", where));
    for (const auto& [name, value] : entry.items())
        if (value.is_number() && !is_own_field(name)) row.counters[name] = value.get<double>();
    for (BenchRow& known : results.rows)
        if (known.kernel == row.kernel && known.solver == row.solver && known.shape == row.shape &&
            known.size == row.size) {
            known.seconds.push_back(seconds);
            known.counters = row.counters;
            return;
        }
    row.seconds = {seconds};
    results.rows.push_back(std::move(row));
}

void add_fit(BenchResults& results, const json& entry, const std::string& where) {
    const std::string kind = text_of(entry, "aggregate_name");
    BenchFit& fit = results.fits[text_of(entry, "run_name")];
    if (kind == "BigO") fit.order = text_of(entry, "big_o");
    if (kind == "RMS") fit.rms = number_of(entry, "rms", where);
}

}  // namespace

BenchResults parse_bench(std::string_view text, const std::string& source) {
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded())
        throw InputError(
            fmt::format("{}: not JSON; expected what --benchmark_out=FILE "
                        "--benchmark_out_format=json writes",
                        source));
    if (!document.is_object() || !document.contains("benchmarks") ||
        !document["benchmarks"].is_array())
        throw InputError(fmt::format("{}: expected an array \"benchmarks\"", source));
    BenchResults results;
    if (document.contains("context") && document["context"].is_object())
        results.machine = fmt::format("{}, {}", text_of(document["context"], "host_name"),
                                      text_of(document["context"], "date"));
    std::size_t index = 0;
    for (const json& entry : document["benchmarks"]) {
        const std::string where = fmt::format("{}: benchmark {}", source, ++index);
        if (!entry.is_object() || text_of(entry, "name").empty())
            throw InputError(fmt::format("{}: expected a \"name\"", where));
        if (entry.value("error_occurred", false))
            throw InputError(fmt::format("{}: {} failed: {}", where, text_of(entry, "name"),
                                         text_of(entry, "error_message")));
        const std::string kind = text_of(entry, "aggregate_name");
        if (kind == "BigO" || kind == "RMS") {
            add_fit(results, entry, where);
        } else if (text_of(entry, "run_type") != "aggregate") {
            add_measurement(results, entry, where);
        }
    }
    if (results.rows.empty()) throw InputError(fmt::format("{}: holds no measurement", source));
    return results;
}

}  // namespace overfit::app
