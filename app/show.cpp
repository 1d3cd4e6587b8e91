/// overfit show: one claim, read in full and run.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "claims/registry.hpp"

namespace overfit::app {

namespace {

void print_claim(const claims::Claim& claim) {
    fmt::print("{}\n\n{}\n\n", claim.id, claim.statement);
    const auto line = [](std::string_view name, std::string_view text) {
        if (!text.empty()) fmt::print("{:<12}{}\n", name, text);
    };
    line("hypotheses", claim.hypotheses);
    line("expected", claim.formula);
    line("source", fmt::format("{}, {} (document {})", claim.source.key, claim.source.place,
                               claim.source.document));
    line("kind", claims::name_of(claim.kind));
    line("rival", claim.rival);
    line("figure", claim.figure);
    if (claim.outcome == claims::Outcome::refuted) line("outcome", "expected to be refuted");
    line("correction", claim.correction);
}

void print_result(const claims::Subject& subject, Session& session) {
    const claims::Judgement judgement = claims::run(subject, session.seed(), session.tier());
    const bool good =
        judgement.verdict == subject.wanted() || judgement.verdict == claims::Verdict::skipped;
    if (subject.control != nullptr)
        fmt::print("\ncontrol {}: {}\n", subject.control->name, subject.control->world);
    fmt::print("\n{}: {}\n\n{}", painted(claims::name_of(judgement.verdict), good),
               judgement.reason, claims::explanation(judgement));
    if (!good) session.status = 1;
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
    const auto id = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "show", "a claim in full: statement, source, numbers, tolerance, rival, controls");
    command->add_option("ID", *id, "the claim's id, or a part that only it has")->required();
    command->callback([id, &session] {
        const std::vector<claims::Subject> subjects = claims::subjects_matching({*id});
        print_claim(*subjects.front().claim);
        for (const claims::Subject& subject : subjects) {
            if (subject.claim != subjects.front().claim) {
                fmt::print("\n'{}' matches other claims too; see 'overfit list {}'\n", *id, *id);
                break;
            }
            print_result(subject, session);
        }
    });
}

}  // namespace overfit::app
