/// overfit run: computes tables, resumably.
#include "app/run.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/console.hpp"
#include "app/interrupt.hpp"
#include "claims/registry.hpp"
#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "version.hpp"

namespace overfit::app {

claims::Provenance provenance(Session& session) {
    return {.seed = session.seed(), .tier = session.tier(), .version = version};
}

std::string note_of(const claims::Provenance& provenance) {
    return fmt::format("overfit {}, tier {}, seed {}", provenance.version,
                       claims::name_of(provenance.tier), provenance.seed);
}

template <typename T>
std::vector<const T*> matching(const std::vector<T>& all,
                               const std::vector<std::string>& patterns) {
    std::vector<bool> chosen(all.size(), patterns.empty());
    for (const std::string& pattern : patterns) {
        bool found = false;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (claims::matches(pattern, all[i].id)) chosen[i] = found = true;
        if (found) continue;
        std::vector<std::string> ids;
        ids.reserve(all.size());
        for (const T& element : all) ids.emplace_back(element.id);
        throw numerics::InputError(fmt::format("'{}' selects nothing; the nearest id is '{}'",
                                               pattern, claims::nearest(pattern, ids)));
    }
    std::vector<const T*> result;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (chosen[i]) result.push_back(&all[i]);
    return result;
}

template std::vector<const claims::Sweep*> matching(const std::vector<claims::Sweep>&,
                                                    const std::vector<std::string>&);
template std::vector<const plots::FigureEntry*> matching(const std::vector<plots::FigureEntry>&,
                                                         const std::vector<std::string>&);

const claims::Sweep& sweep_with_id(const std::string& id) {
    for (const claims::Sweep& sweep : claims::all_sweeps())
        if (sweep.id == id) return sweep;
    throw std::logic_error(fmt::format("there is no sweep '{}'", id));
}

numerics::Table run_sweep_visibly(const claims::Sweep& sweep, const claims::Provenance& provenance,
                                  const std::filesystem::path& folder, bool resume) {
    using Clock = std::chrono::steady_clock;
    const InterruptGuard guard;
    const auto start = Clock::now();
    std::optional<Progress> line;
    const auto show = [&](const claims::SweepProgress& progress) {
        if (!line) line.emplace(progress.total - progress.resumed);
        const std::size_t done = progress.done - progress.resumed;
        const std::chrono::duration<double> elapsed = Clock::now() - start;
        const std::string rate =
            done == 0
                ? ""
                : fmt::format(" ({:.2g} cells/s)", static_cast<double>(done) / elapsed.count());
        line->show(done, fmt::format("{}: {}{}", sweep.id, progress.next, rate));
    };
    return claims::run_sweep(
        sweep, provenance,
        {.folder = folder, .resume = resume, .progress = show, .stop = InterruptGuard::requested});
}

void interruptible(Session& session, const std::string& advice,
                   const std::function<void()>& command) {
    try {
        command();
    } catch (const claims::Interrupted& stopped) {
        fmt::print(stderr, "{}; {}\n", stopped.what(), advice);
        session.status = 130;
    }
}

void add_run(CLI::App& app, Session& session) {
    struct Options {
        std::vector<std::string> patterns;
        std::string out = "results";
        bool resume = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("run", "computes the tables of sweeps");
    command->add_option("SWEEP", options->patterns, "select ids that contain it ('*' is any text)")
        ->required();
    command->add_option("--out", options->out, "folder of the tables")->capture_default_str();
    command->add_flag("--resume", options->resume, "go on where an interrupted run stopped");
    command->footer(
        "Writes SWEEP.csv and SWEEP.json (the record of the run). Ctrl-C saves the finished "
        "cells.\n"
        "Examples:\n  overfit run ridgeless_risk --tier paper --out results\n"
        "  overfit run ridgeless_risk --tier paper --out results --resume");
    command->callback([options, &session] {
        numerics::require_writable_folder(options->out);
        interruptible(session, "the same command with --resume goes on", [&] {
            for (const claims::Sweep* sweep : matching(claims::all_sweeps(), options->patterns)) {
                const numerics::Table table =
                    run_sweep_visibly(*sweep, provenance(session), options->out, options->resume);
                fmt::print("{}/{}.csv: {} rows\n", options->out, sweep->id, table.rows());
            }
        });
    });
}

}  // namespace overfit::app
