/// Records of what was computed and decided, for machines: JSON and JUnit XML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/judge.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims {

/// A claim or a control, run and judged.
struct Checked {
    Subject subject;
    Judgement judgement;
    double seconds;

    bool passes() const { return judgement.verdict == subject.wanted(); }
    bool skipped() const { return judgement.verdict == Verdict::skipped; }
};

/// How many checks came out as they must, how many did not, and how many could not be run.
struct Outcomes {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
};

Outcomes outcomes_of(const std::vector<Checked>& checks);

/// "3 passed, 1 failed", and if any were skipped ", 2 skipped".
std::string counts_text(const Outcomes& outcomes);

/// Why checks were skipped, each reason once.
std::vector<std::string> skip_reasons(const std::vector<Checked>& checks);

/// Runs and times the check.
Checked checked(const Subject& subject, const Provenance& provenance);

/// The verdict in the words of a reader: "refuted" for a false statement that the data contradict
/// as expected, "rejects" for a control that comes out as it must, else the verdict's name.
std::string_view word_for(const Checked& checked);

/// The command that repeats one check.
std::string replay_command(const Subject& subject, const Provenance& provenance);

/// Everything about the checks as JSON text; "passes" is null for a skipped one. A number that JSON
/// cannot hold is one of the strings "inf", "-inf" and "nan".
std::string checklist_json(const std::vector<Checked>& checks, const Provenance& provenance);

/// The checks as JUnit XML, one test case each, for continuous integration.
std::string checklist_junit(const std::vector<Checked>& checks, const Provenance& provenance);

/// The record beside a sweep's table: sweep, columns, seed, tier, version, compiler, machine, time.
std::string sweep_json(const Sweep& sweep, const Provenance& provenance, double seconds);

/// Where a record made by sweep_json says its table comes from; nothing if the text is no record of
/// this sweep with these columns.
std::optional<Provenance> provenance_of(std::string_view record, const Sweep& sweep);

/// The compiler that built this program.
std::string compiler_name();
/// Processor, number of cores and operating system.
std::string machine_name();

}  // namespace overfit::claims
