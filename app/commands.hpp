/// The subcommands of the program, one file each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "claims/claim.hpp"

namespace CLI {
class App;
}

namespace overfit::app {

/// What all subcommands share: the global options and the exit status. Lives as long as the parse.
struct Session {
    std::string seed_text = "0";
    std::string tier_text = "quick";
    int threads = 0;

    int status = 0;  ///< 0: all hold; 1: a claim fails or cannot tell. Misuse throws: exit 2.

    /// The seed; "any" draws one and prints it on stderr, once.
    std::uint64_t seed();
    claims::Tier tier() const;

  private:
    bool drawn_ = false;
    std::uint64_t seed_ = 0;
};

// Each adds one subcommand to the parser; the work is done in the subcommand's callback.
void add_list(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_run(CLI::App& app, Session& session);
void add_figures(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_docs(CLI::App& app, Session& session);
void add_bench_report(CLI::App& app, Session& session);
void add_curve(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_hull(CLI::App& app, Session& session);
void add_robustness(CLI::App& app, Session& session);
void add_spectrum(CLI::App& app, Session& session);
void add_superposition(CLI::App& app, Session& session);

}  // namespace overfit::app
