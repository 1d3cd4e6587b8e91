/// overfit figures: draws figures from tables, computed now or saved before.
#include "app/figures.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "claims/record.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"
#include "plots/render.hpp"

namespace overfit::app {

namespace fs = std::filesystem;

FigureData data_of(const plots::FigureEntry& entry, const TableSource& source,
                   const claims::Provenance& provenance) {
    FigureData data{.tables = {}, .note = note_of(provenance)};
    for (const std::string& id : entry.sweeps) {
        const claims::Sweep& sweep = sweep_with_id(id);
        if (source.from.empty()) {
            data.tables[id] = run_sweep_visibly(sweep, provenance, source.folder, source.resume);
            continue;
        }
        data.tables[id] = claims::read_result(sweep, source.from);
        const fs::path record = source.from / (id + ".json");
        const auto origin = fs::exists(record)
                                ? claims::provenance_of(numerics::read_text(record), sweep)
                                : std::nullopt;
        data.note = origin ? note_of(*origin) : "";
    }
    return data;
}

void add_figures(CLI::App& app, Session& session) {
    struct Options {
        std::vector<std::string> patterns;
        std::string out = "figures";
        std::string from;
        std::string formats = "svg";
        bool resume = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("figures", "draws figures, with the tables behind them");
    command->add_option("PATTERN", options->patterns,
                        "select ids that contain it ('*' is any text)");
    command->add_option("--out", options->out, "folder of the figures")->capture_default_str();
    command->add_option("--format", options->formats, "svg, png and pdf, separated by commas")
        ->capture_default_str();
    command->add_option("--from", options->from,
                        "draw from the tables in this folder, run nothing");
    command->add_flag("--resume", options->resume, "keep the tables of an interrupted run");
    command->footer(
        "Each figure keeps its gnuplot script, with the data inside, to be edited.\n"
        "Examples:\n  overfit figures ridgeless_risk --format svg,pdf --tier full\n"
        "  overfit figures --from results --format png");
    command->callback([options, &session] {
        const std::vector<plots::Format> formats = plots::formats_of(options->formats);
        numerics::require_writable_folder(options->out);
        const TableSource source{
            .from = options->from, .folder = options->out, .resume = options->resume};
        interruptible(session, "the same command with --resume goes on", [&] {
            for (const plots::FigureEntry* entry :
                 matching(plots::all_figures(), options->patterns)) {
                const FigureData data = data_of(*entry, source, provenance(session));
                for (const fs::path& file :
                     plots::write(plots::drawn(*entry, data.tables, data.note), options->out,
                                  entry->id, formats))
                    fmt::print("{}\n", file.string());
            }
        });
    });
}

}  // namespace overfit::app
