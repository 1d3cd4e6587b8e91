/// Runs sweeps, saves them and reads them back.
#include "claims/sweep.hpp"

#include <chrono>
#include <set>

#include <fmt/format.h>

#include "claims/checkpoint.hpp"
#include "claims/record.hpp"
#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"

namespace overfit::claims {

namespace {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& folder, const Sweep& sweep, std::string_view ending) {
    return folder / fmt::format("{}.{}", sweep.id, ending);
}

numerics::Table empty_table(const Sweep& sweep) {
    return {.names = sweep.columns,
            .columns = std::vector<std::vector<double>>(sweep.columns.size())};
}

void append_row(numerics::Table& table, const std::vector<double>& row) {
    for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
}

void check_keys(const Sweep& sweep, const std::vector<Cell>& cells) {
    std::set<std::string_view> seen;
    for (const Cell& cell : cells)
        if (!seen.insert(cell.key).second || cell.key.find('\n') != std::string::npos)
            throw std::logic_error(fmt::format(
                "sweep {}: the cell key \"{}\" is repeated or has two lines", sweep.id, cell.key));
}

CellResult compute(const Sweep& sweep, const Cell& cell, const Provenance& provenance) {
    const Run run{.key = numerics::StreamKey(provenance.seed, sweep.id).part(cell.key),
                  .tier = provenance.tier};
    const auto start = std::chrono::steady_clock::now();
    CellResult result{.rows = cell.rows(run)};
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    result.seconds = elapsed.count();
    for (const std::vector<double>& row : result.rows)
        if (row.size() != sweep.columns.size())
            throw std::logic_error(
                fmt::format("sweep {}, cell \"{}\": a row has {} numbers, not {}", sweep.id,
                            cell.key, row.size(), sweep.columns.size()));
    return result;
}

/// Computes the cells that are missing.
void complete(const Sweep& sweep, const std::vector<Cell>& cells, const Provenance& provenance,
              const SweepOptions& options, Checkpoint& checkpoint) {
    SweepProgress progress{.done = 0, .resumed = 0, .total = cells.size(), .next = {}};
    for (const Cell& cell : cells)
        progress.resumed += checkpoint.cells().contains(cell.key) ? 1 : 0;
    progress.done = progress.resumed;
    for (const Cell& cell : cells) {
        if (checkpoint.cells().contains(cell.key)) continue;
        progress.next = cell.key;
        if (options.stop && options.stop())
            throw Interrupted(fmt::format("{}: stopped with {} of {} cells saved", sweep.id,
                                          progress.done, progress.total));
        if (options.progress) options.progress(progress);
        checkpoint.add(cell.key, compute(sweep, cell, provenance));
        ++progress.done;
    }
}

}  // namespace

numerics::Table run_sweep(const Sweep& sweep, const Provenance& provenance,
                          const SweepOptions& options) {
    const fs::path csv = file_of(options.folder, sweep, "csv");
    const fs::path record = file_of(options.folder, sweep, "json");
    if (options.resume && fs::exists(csv) && fs::exists(record) &&
        provenance_of(numerics::read_text(record), sweep) == provenance)
        return read_result(sweep, options.folder);
    const std::vector<Cell> cells = sweep.cells(provenance.tier);
    check_keys(sweep, cells);
    numerics::create_folder(options.folder);
    Checkpoint checkpoint(file_of(options.folder, sweep, "partial"), sweep, provenance,
                          options.resume);
    complete(sweep, cells, provenance, options, checkpoint);

    numerics::Table table = empty_table(sweep);
    double seconds = 0.0;
    for (const Cell& cell : cells) {
        const CellResult& result = checkpoint.cells().find(cell.key)->second;
        for (const std::vector<double>& row : result.rows) append_row(table, row);
        seconds += result.seconds;
    }
    // The record last: it vouches for the table.
    numerics::write_csv(table, csv);
    numerics::write_file_atomically(record, sweep_json(sweep, provenance, seconds));
    checkpoint.remove_file();
    return table;
}

numerics::Table read_result(const Sweep& sweep, const fs::path& folder) {
    const fs::path file = file_of(folder, sweep, "csv");
    const std::string text = numerics::read_text(file);
    numerics::Table table = empty_table(sweep);
    const std::string head = numerics::csv_text(table);
    if (text.substr(0, head.size()) != head)
        throw numerics::InputError(fmt::format("{}: line 1: expected the columns {}", file.string(),
                                               head.substr(0, head.find_last_not_of("\r\n") + 1)));
    std::string_view rest = std::string_view(text).substr(head.size());
    std::vector<double> row;
    for (std::size_t line = 2; !rest.empty(); ++line) {
        if (!parse_row(take_line(rest), sweep.columns.size(), row))
            throw numerics::InputError(fmt::format("{}: line {}: expected {} numbers",
                                                   file.string(), line, sweep.columns.size()));
        append_row(table, row);
    }
    return table;
}

}  // namespace overfit::claims
