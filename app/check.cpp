/// overfit check: the checklist.
#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "claims/registry.hpp"

namespace overfit::app {

namespace {

using claims::Judgement;
using claims::Subject;
using claims::Verdict;

struct Options {
    std::vector<std::string> patterns;
    std::vector<std::string> only;
    std::uint64_t seeds = 1;
    bool fail_fast = false;
    bool without_controls = false;
};

/// How a verdict reads for this subject: a control that fails is as it should be.
std::string word_for(const Subject& subject, Verdict verdict) {
    const bool refuted = subject.claim->outcome == claims::Outcome::refuted;
    if (subject.control == nullptr && refuted && verdict == Verdict::fails) return "refuted";
    if (subject.control != nullptr && verdict == subject.wanted()) return "rejects";
    return std::string(claims::name_of(verdict));
}

void print_outcome(const Subject& subject, const Judgement& judgement, double seconds,
                   const Session& session, std::uint64_t seed) {
    const bool good = judgement.verdict == subject.wanted();
    const std::string word = fmt::format("{:<11}", word_for(subject, judgement.verdict));
    fmt::print("{} {} ({:.2f} s)\n", painted(word, good), subject.id(), seconds);
    if (good) return;
    if (subject.control != nullptr)
        fmt::print("  the control must come out '{}', or the check cannot fail\n",
                   claims::name_of(subject.wanted()));
    fmt::print("  {}\n  {}\n{}  replay: overfit check --only {} --seed {} --tier {}\n",
               subject.control == nullptr ? subject.claim->statement : subject.control->world,
               judgement.reason, claims::explanation(judgement), subject.id(), seed,
               session.tier_text);
}

struct Tally {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

/// Runs the subjects on one seed and adds to the tally.
void check_all(const std::vector<Subject>& subjects, const Session& session, std::uint64_t seed,
               const Options& options, Tally& tally) {
    const Progress progress(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        progress.show(i, subjects[i].id());
        const auto start = std::chrono::steady_clock::now();
        const Judgement judgement = claims::run(subjects[i], seed, session.tier());
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        progress.clear();
        print_outcome(subjects[i], judgement, elapsed.count(), session, seed);
        const bool good = judgement.verdict == subjects[i].wanted();
        ++(good ? tally.passed : tally.failed);
        if (!good && options.fail_fast) return;
    }
}

void check(const Options& options, Session& session) {
    const std::vector<Subject> subjects =
        options.only.empty()
            ? claims::subjects_matching(options.patterns, !options.without_controls)
            : claims::subjects_matching(options.only, false);
    Tally tally;
    for (std::uint64_t s = 0; s < options.seeds; ++s) {
        check_all(subjects, session, session.seed() + s, options, tally);
        if (options.fail_fast && tally.failed > 0) break;
    }
    fmt::print("{} passed, {} failed\n", tally.passed, tally.failed);
    if (tally.failed > 0) session.status = 1;
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
    command->footer(
        "Examples:\n  overfit check 'peak*' --seed any\n"
        "  overfit check --seeds 100 > seeds.txt");
    command->callback([options, &session] { check(*options, session); });
}

}  // namespace overfit::app
