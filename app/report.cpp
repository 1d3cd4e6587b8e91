/// overfit report: the whole checklist as one folder to read.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/console.hpp"
#include "app/figures.hpp"
#include "app/interrupt.hpp"
#include "app/report_folder.hpp"
#include "app/report_page.hpp"
#include "claims/registry.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"
#include "plots/render.hpp"
#include "plots/svg.hpp"

namespace overfit::app {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> patterns;
    std::string out = "report";
    std::string from;
};

std::vector<claims::Checked> run_checks(const std::vector<claims::Subject>& subjects,
                                        const claims::Provenance& provenance) {
    const InterruptGuard guard;
    const Progress progress(subjects.size());
    std::vector<claims::Checked> checks;
    for (const claims::Subject& subject : subjects) {
        if (InterruptGuard::requested()) throw claims::Interrupted("the report was stopped");
        progress.show(checks.size(), subject.id());
        checks.push_back(claims::checked(subject, provenance));
    }
    return checks;
}

/// The figures that the claims name, each once.
std::vector<const plots::FigureEntry*> figures_of(const std::vector<claims::Checked>& checks) {
    std::vector<const plots::FigureEntry*> figures;
    for (const plots::FigureEntry& entry : plots::all_figures())
        for (const claims::Checked& check : checks)
            if (check.subject.claim->figure == entry.id) {
                figures.push_back(&entry);
                break;
            }
    return figures;
}

/// Copies saved tables, so that the report holds its data however it was made.
void copy_tables(const plots::FigureEntry& entry, const fs::path& from, const fs::path& to) {
    numerics::create_folder(to);
    for (const std::string& sweep : entry.sweeps)
        for (const char* ending : {".csv", ".json"})
            if (fs::exists(from / (sweep + ending)))
                fs::copy_file(from / (sweep + ending), to / (sweep + ending),
                              fs::copy_options::overwrite_existing);
}

ShownFigure shown(const plots::FigureEntry& entry, const Options& options, const fs::path& folder,
                  const claims::Provenance& provenance) {
    const FigureData data =
        data_of(entry, {.from = options.from, .folder = folder / "data"}, provenance);
    if (!options.from.empty()) copy_tables(entry, options.from, folder / "data");
    const plots::Figure figure = plots::drawn(entry, data.tables, data.note);
    const std::vector<fs::path> files =
        plots::write(figure, folder / "figures", entry.id, {plots::Format::svg});
    ShownFigure result{.title = figure.title,
                       .caption = figure.caption,
                       .svg = plots::inline_svg(numerics::read_text(files.front()),
                                                fmt::format("figure-{}", entry.id)),
                       .files = {fmt::format("figures/{}.gp", entry.id)}};
    for (const std::string& sweep : entry.sweeps) result.files.push_back("data/" + sweep + ".csv");
    return result;
}

void write_report(const Options& options, Session& session) {
    ReportFolder folder(options.out);
    ReportContent content{.provenance = provenance(session), .checks = {}, .figures = {}};
    content.checks = run_checks(claims::subjects_matching(options.patterns), content.provenance);
    for (const plots::FigureEntry* entry : figures_of(content.checks))
        content.figures.emplace(entry->id,
                                shown(*entry, options, folder.path(), content.provenance));
    const auto write = [&](const char* name, const std::string& text) {
        numerics::write_file_atomically(folder.path() / name, text);
    };
    write("results.json", claims::checklist_json(content.checks, content.provenance));
    write("junit.xml", claims::checklist_junit(content.checks, content.provenance));
    write("index.html", report_page(content));
    folder.publish();

    const claims::Outcomes outcomes = claims::outcomes_of(content.checks);
    fmt::print("{}: {}\n", (fs::path(options.out) / "index.html").string(),
               claims::counts_text(outcomes));
    for (const std::string& reason : claims::skip_reasons(content.checks))
        fmt::print("skipped: {}\n", reason);
    if (outcomes.failed > 0) session.status = 1;
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("report", "checks the claims and writes everything as a web page");
    command->add_option("PATTERN", options->patterns, "select claims whose id contains it");
    command->add_option("--out", options->out, "folder; an older report there is replaced")
        ->capture_default_str();
    command->add_option("--from", options->from, "draw the figures from the tables in this folder");
    command->footer(
        "Writes index.html, results.json, junit.xml, data/ and figures/. Needs no network to "
        "read.\n"
        "Examples:\n  overfit report --out report\n"
        "  overfit report --tier full --from results");
    command->callback([options, &session] {
        interruptible(session, "no report was written", [&] { write_report(*options, session); });
    });
}

}  // namespace overfit::app
