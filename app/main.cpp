/// The program: parses the command line, runs one subcommand, reports errors in one line.
#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "numerics/parallel.hpp"
#include "version.hpp"

namespace {

constexpr const char* about =
    "overfit checks, numerically, what the literature says about interpolation,\n"
    "memorisation and generalisation. Each statement is a claim with a theory, a\n"
    "measurement, a verdict and a negative control.\n";

constexpr const char* footer =
    "Examples:\n"
    "  overfit check                       the whole checklist\n"
    "  overfit check ridgeless --seed any  one topic, on fresh random numbers\n"
    "  overfit show ridgeless.median_risk_peaks_at_p_eq_n\n"
    "  overfit report --out report         everything as a web page\n"
    "  overfit curve data.csv --target y   the double descent curve of your own data\n"
    "  overfit hull --train a.csv --query b.csv   is b inside the hull of a?\n"
    "  overfit robustness data.csv         how smoothly can it be interpolated?\n"
    "  overfit superposition data.csv      which rows does a small model memorise?\n"
    "\n"
    "Exit codes: 0 all hold; 1 a claim fails or cannot tell; 2 misuse or bad input.";

void add_global_options(CLI::App& program, overfit::app::Session& session) {
    program
        .add_option("--seed", session.seed_text,
                    "master seed: a number, or 'any' to draw one and print it")
        ->default_str("0");
    program.add_option("--tier", session.tier_text, "how much work: quick, full or paper")
        ->check(CLI::IsMember({"quick", "full", "paper"}))
        ->default_str("quick");
    program.add_option("--threads", session.threads, "worker threads; 0 means one for each core")
        ->check(CLI::Range(0, 4096))
        ->default_str("0");
}

void add_commands(CLI::App& program, overfit::app::Session& session) {
    using namespace overfit::app;
    add_list(program, session);
    add_show(program, session);
    add_check(program, session);
    add_run(program, session);
    add_figures(program, session);
    add_report(program, session);
    add_docs(program, session);
    add_bench_report(program, session);
    add_curve(program, session);
    add_explain(program, session);
    add_hull(program, session);
    add_robustness(program, session);
    add_spectrum(program, session);
    add_superposition(program, session);
}

}  // namespace

// What is thrown while an error is reported has no better place to go.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
    CLI::App program{about, "overfit"};
    program.footer(footer);
    program.require_subcommand(1);
    program.fallthrough();
    program.set_version_flag("--version", overfit::version);
    overfit::app::Session session;
    try {
        add_global_options(program, session);
        add_commands(program, session);
        program.parse_complete_callback(
            [&] { overfit::numerics::set_thread_count(session.threads); });
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "overfit: {}\n", error.what());
        return 2;
    }
    return session.status;
}
