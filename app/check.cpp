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

/// Runs the subjects on one seed; returns how many came out wrong.
std::size_t check_all(const std::vector<Subject>& subjects, const Session& session,
                      std::uint64_t seed) {
    const Progress progress(subjects.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        progress.show(i, subjects[i].id());
        const auto start = std::chrono::steady_clock::now();
        const Judgement judgement = claims::run(subjects[i], seed, session.tier());
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        progress.clear();
        print_outcome(subjects[i], judgement, elapsed.count(), session, seed);
        if (judgement.verdict != subjects[i].wanted()) ++wrong;
    }
    return wrong;
}

void check(const Options& options, Session& session) {
    const std::vector<Subject> subjects =
        options.only.empty() ? claims::subjects_matching(options.patterns)
                             : claims::subjects_matching(options.only, false);
    std::size_t wrong = 0;
    for (std::uint64_t s = 0; s < options.seeds; ++s)
        wrong += check_all(subjects, session, session.seed() + s);
    const std::size_t total = subjects.size() * options.seeds;
    fmt::print("{} passed, {} failed\n", total - wrong, wrong);
    if (wrong > 0) session.status = 1;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("check", "runs claims and their controls");
    command->add_option("PATTERN", options->patterns, "select ids that contain it ('*' is any text)");
    command->add_option("--only", options->only, "exactly these checks, without a claim's controls");
    command->add_option("--seeds", options->seeds, "how many master seeds, counting up from --seed")
        ->check(CLI::Range(1, 1'000'000));
    command->footer(
        "Examples:\n  overfit check 'peak*' --seed any\n"
        "  overfit check --seeds 100 > seeds.txt");
    command->callback([options, &session] { check(*options, session); });
}

}  // namespace overfit::app
