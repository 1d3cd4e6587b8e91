/// overfit list: the claims and sweeps there are.
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "claims/registry.hpp"

namespace overfit::app {

namespace {

using claims::Subject;

/// The lines of CTestTestfile.cmake for one check: `program` runs it.
void print_ctest(const Subject& subject, const std::string& program) {
    const std::string id = subject.id();
    const bool control = subject.control != nullptr;
    fmt::print("add_test([=[{}]=] [=[{}]=] check --only [=[{}]=])\n", id, program, id);
    fmt::print(
        "set_tests_properties([=[{}]=] PROPERTIES LABELS \"{};{};{};quick\" TIMEOUT 120 "
        "SKIP_REGULAR_EXPRESSION \"(^|\\n)skipped \")\n",
        id, control ? "control" : "claim", claims::topic_of(subject.claim->id),
        claims::name_of(subject.claim->kind));
}

void print_plain(const std::vector<Subject>& subjects) {
    for (const Subject& subject : subjects) {
        if (subject.control != nullptr) {
            fmt::print("  control {}: {}\n", subject.control->name, subject.control->world);
        } else {
            fmt::print("{}\n  {}{}\n", subject.claim->id,
                       subject.claim->outcome == claims::Outcome::refuted ? "Refuted: " : "",
                       subject.claim->statement);
        }
    }
}

}  // namespace

void add_list(CLI::App& app, Session&) {
    struct Options {
        std::vector<std::string> patterns;
        bool ids = false;
        bool sweeps = false;
        std::string ctest;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("list", "the claims and their controls, or the sweeps");
    command->add_option("PATTERN", options->patterns,
                        "select ids that contain it ('*' is any text)");
    command->add_flag("--ids", options->ids, "ids only");
    command->add_flag("--sweeps", options->sweeps, "the sweeps that 'overfit run' knows");
    command->add_option("--ctest", options->ctest, "print CTest commands for this program")
        ->group("");
    command->callback([options] {
        if (options->sweeps) {
            for (const claims::Sweep& sweep : claims::all_sweeps())
                fmt::print("{}\n  {}\n", sweep.id, sweep.title);
            return;
        }
        const std::vector<Subject> subjects = claims::subjects_matching(options->patterns);
        if (!options->ctest.empty()) {
            for (const Subject& subject : subjects) print_ctest(subject, options->ctest);
        } else if (options->ids) {
            for (const Subject& subject : subjects) fmt::print("{}\n", subject.id());
        } else {
            print_plain(subjects);
        }
    });
}

}  // namespace overfit::app
