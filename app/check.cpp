/// overfit check: the checklist.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/run.hpp"
#include "claims/record.hpp"
#include "claims/registry.hpp"
#include "numerics/results.hpp"

namespace overfit::app {

namespace {

using claims::Checked;
using claims::Subject;

struct Options {
    std::vector<std::string> patterns;
    std::vector<std::string> only;
    std::uint64_t seeds = 1;
    bool fail_fast = false;
    bool without_controls = false;
    std::string json;
    std::string junit;
};

void print_outcome(const Checked& check, const claims::Provenance& provenance) {
    const Subject& subject = check.subject;
    const std::string word = fmt::format("{:<11}", claims::word_for(check));
    fmt::print("{} {} ({:.2f} s)\n", painted(word, check.passes() || check.skipped()), subject.id(),
               check.seconds);
    if (check.skipped()) fmt::print("  {}\n", check.judgement.reason);
    if (check.passes() || check.skipped()) return;
    if (subject.control != nullptr)
        fmt::print("  the control must come out '{}', or the check cannot fail\n",
                   claims::name_of(subject.wanted()));
    fmt::print("  {}\n  {}\n{}  replay: {}\n",
               subject.control == nullptr ? subject.claim->statement : subject.control->world,
               check.judgement.reason, claims::explanation(check.judgement),
               claims::replay_command(subject, provenance));
}

/// Runs the subjects on one seed, in order, and prints each outcome as it is known.
std::vector<Checked> check_all(const std::vector<Subject>& subjects,
                               const claims::Provenance& provenance, bool fail_fast) {
    const Progress progress(subjects.size());
    std::vector<Checked> checks;
    for (const Subject& subject : subjects) {
        progress.show(checks.size(), subject.id());
        checks.push_back(claims::checked(subject, provenance));
        progress.clear();
        print_outcome(checks.back(), provenance);
        if (fail_fast && !checks.back().passes() && !checks.back().skipped()) break;
    }
    return checks;
}

void check(const Options& options, Session& session) {
    const std::vector<Subject> subjects =
        options.only.empty()
            ? claims::subjects_matching(options.patterns, !options.without_controls)
            : claims::subjects_matching(options.only, false);
    claims::Provenance provenance = app::provenance(session);
    std::vector<Checked> checks;
    claims::Outcomes outcomes;
    for (std::uint64_t s = 0; s < options.seeds; ++s) {
        if (s > 0) ++provenance.seed;
        if (options.seeds > 1) fmt::print("seed {}\n", provenance.seed);
        checks = check_all(subjects, provenance, options.fail_fast);
        const claims::Outcomes more = claims::outcomes_of(checks);
        outcomes.passed += more.passed;
        outcomes.failed += more.failed;
        outcomes.skipped += more.skipped;
        if (options.fail_fast && outcomes.failed > 0) break;
    }
    fmt::print("{}\n", claims::counts_text(outcomes));
    for (const std::string& reason : claims::skip_reasons(checks))
        fmt::print("skipped: {}\n", reason);
    if (!options.json.empty())
        numerics::write_file_atomically(options.json, claims::checklist_json(checks, provenance));
    if (!options.junit.empty())
        numerics::write_file_atomically(options.junit, claims::checklist_junit(checks, provenance));
    if (outcomes.failed > 0) session.status = 1;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("check", "runs claims and their controls");
    command->add_option("PATTERN", options->patterns,
                        "select ids that contain it ('*' is any text)");
    command->add_option("--only", options->only,
                        "exactly these checks, without a claim's controls");
    command->add_option("--seeds", options->seeds, "how many master seeds, counting up from --seed")
        ->check(CLI::Range(1, 1'000'000));
    command->add_flag("--fail-fast", options->fail_fast, "stop at the first that comes out wrong");
    command->add_flag("--without-controls", options->without_controls, "claims only");
    command->add_option("--json", options->json, "write the record of the (last) seed here");
    command->add_option("--junit", options->junit, "the same as JUnit XML");
    command->footer(
        "Examples:\n  overfit check 'peak*' --seed any\n"
        "  overfit check --seeds 100 > seeds.txt");
    command->callback([options, &session] { check(*options, session); });
}

}  // namespace overfit::app
