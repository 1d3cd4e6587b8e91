/// Writes records with nlohmann/json.
#include "claims/record.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <sys/utsname.h>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace overfit::claims {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0.0 ? "inf" : "-inf";
    return value;
}

Json run_record(const Provenance& provenance, double seconds) {
    return {{"seed", provenance.seed},
            {"tier", name_of(provenance.tier)},
            {"version", provenance.version},
            {"compiler", compiler_name()},
            {"machine", machine_name()},
            {"finished", fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)))},
            {"seconds", seconds}};
}

Json finding_record(const Finding& finding) {
    const Comparison& c = finding.comparison;
    Json record{{"at", c.at},
                {"relation", name_of(c.relation)},
                {"expected", number(c.expected)},
                {"measured", number(c.measured.value)},
                {"low", number(c.measured.value - finding.reach.below)},
                {"high", number(c.measured.value + finding.reach.above)},
                {"off_by_tolerances", number(finding.theory_ratio)},
                {"verdict", name_of(finding.verdict)}};
    if (c.rival) {
        record["rival"] = number(*c.rival);
        record["rival_off_by_tolerances"] = number(finding.rival_ratio.value_or(0.0));
    }
    const std::vector<Tolerance::Term>& terms = c.measured.tolerance.terms();
    for (std::size_t i = 0; i < terms.size(); ++i)
        record["tolerance"].push_back({{"term", terms[i].name},
                                       {"because", terms[i].because},
                                       {"below", number(finding.contributions[i].below)},
                                       {"above", number(finding.contributions[i].above)}});
    return record;
}

Json check_record(const Checked& check, const Provenance& provenance) {
    Json record{{"id", check.subject.id()}};
    if (check.subject.control != nullptr) record["world"] = check.subject.control->world;
    record["verdict"] = name_of(check.judgement.verdict);
    record["wanted"] = name_of(check.subject.wanted());
    record["passes"] = check.skipped() ? Json() : Json(check.passes());
    record["reason"] = check.judgement.reason;
    record["false_alarm_each"] = check.judgement.alpha;
    record["seconds"] = check.seconds;
    record["replay"] = replay_command(check.subject, provenance);
    for (const Finding& finding : check.judgement.findings)
        record["findings"].push_back(finding_record(finding));
    return record;
}

Json claim_record(const Claim& claim) {
    Json record{{"id", claim.id},
                {"statement", claim.statement},
                {"hypotheses", claim.hypotheses},
                {"formula", claim.formula},
                {"source",
                 {{"key", claim.source.key},
                  {"place", claim.source.place},
                  {"document", claim.source.document}}},
                {"kind", name_of(claim.kind)},
                {"expected_to_be", claim.outcome == Outcome::refuted ? "refuted" : "true"}};
    if (!claim.rival.empty()) record["rival"] = claim.rival;
    if (!claim.figure.empty()) record["figure"] = claim.figure;
    if (!claim.correction.empty()) record["correction"] = claim.correction;
    return record;
}

/// Text as XML may hold it; control characters other than line ends have no place there.
std::string xml_escape(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            default: result += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
        }
    }
    return result;
}

}  // namespace

Checked checked(const Subject& subject, const Provenance& provenance) {
    const auto start = std::chrono::steady_clock::now();
    Judgement judgement = run(subject, provenance.seed, provenance.tier);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return {.subject = subject, .judgement = std::move(judgement), .seconds = elapsed.count()};
}

Outcomes outcomes_of(const std::vector<Checked>& checks) {
    Outcomes outcomes;
    for (const Checked& check : checks)
        ++(check.skipped() ? outcomes.skipped : check.passes() ? outcomes.passed : outcomes.failed);
    return outcomes;
}

std::string counts_text(const Outcomes& outcomes) {
    std::string text = fmt::format("{} passed, {} failed", outcomes.passed, outcomes.failed);
    if (outcomes.skipped > 0) text += fmt::format(", {} skipped", outcomes.skipped);
    return text;
}

std::vector<std::string> skip_reasons(const std::vector<Checked>& checks) {
    std::vector<std::string> reasons;
    for (const Checked& check : checks)
        if (check.skipped() &&
            std::find(reasons.begin(), reasons.end(), check.judgement.reason) == reasons.end())
            reasons.push_back(check.judgement.reason);
    return reasons;
}

std::string_view word_for(const Checked& checked) {
    const Subject& subject = checked.subject;
    if (checked.passes() && subject.control != nullptr) return "rejects";
    if (checked.passes() && subject.claim->outcome == Outcome::refuted) return "refuted";
    return name_of(checked.judgement.verdict);
}

std::string replay_command(const Subject& subject, const Provenance& provenance) {
    return fmt::format("overfit check --only {} --seed {} --tier {}", subject.id(), provenance.seed,
                       name_of(provenance.tier));
}

std::string checklist_json(const std::vector<Checked>& checks, const Provenance& provenance) {
    double seconds = 0.0;
    for (const Checked& check : checks) seconds += check.seconds;
    Json document{{"run", run_record(provenance, seconds)}, {"claims", Json::array()}};
    Json& claims = document["claims"];
    const Claim* current = nullptr;
    for (const Checked& check : checks) {
        if (check.subject.claim != current) {
            current = check.subject.claim;
            claims.push_back(claim_record(*current));
        }
        claims.back()["checks"].push_back(check_record(check, provenance));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string checklist_junit(const std::vector<Checked>& checks, const Provenance& provenance) {
    double seconds = 0.0;
    std::string cases;
    for (const Checked& check : checks) {
        seconds += check.seconds;
        cases += fmt::format(R"(  <testcase classname="{}" name="{}" time="{:.3f}")",
                             topic_of(check.subject.claim->id), xml_escape(check.subject.id()),
                             check.seconds);
        if (check.passes()) {
            cases += "/>\n";
            continue;
        }
        if (check.skipped()) {
            cases += fmt::format(">\n    <skipped message=\"{}\"/>\n  </testcase>\n",
                                 xml_escape(check.judgement.reason));
            continue;
        }
        cases += fmt::format(
            ">\n    <failure message=\"{}\">{}replay: {}</failure>\n  </testcase>\n",
            xml_escape(check.judgement.reason), xml_escape(explanation(check.judgement)),
            xml_escape(replay_command(check.subject, provenance)));
    }
    const Outcomes outcomes = outcomes_of(checks);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuite name=\"overfit\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" "
        "time=\"{:.3f}\">\n"
        "{}</testsuite>\n",
        checks.size(), outcomes.failed, outcomes.skipped, seconds, cases);
}

std::string sweep_json(const Sweep& sweep, const Provenance& provenance, double seconds) {
    Json record{{"sweep", sweep.id}, {"title", sweep.title}, {"columns", sweep.columns}};
    record.update(run_record(provenance, seconds));
    return record.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Provenance> provenance_of(std::string_view record, const Sweep& sweep) {
    const Json parsed = Json::parse(record, nullptr, false);
    if (!parsed.is_object() || parsed.value("sweep", Json()) != sweep.id ||
        parsed.value("columns", Json()) != Json(sweep.columns))
        return std::nullopt;
    const Json seed = parsed.value("seed", Json()), version = parsed.value("version", Json());
    if (!seed.is_number_unsigned() || !version.is_string()) return std::nullopt;
    for (const Tier tier : {Tier::quick, Tier::full, Tier::paper})
        if (parsed.value("tier", Json()) == name_of(tier))
            return Provenance{.seed = seed, .tier = tier, .version = version};
    return std::nullopt;
}

std::string compiler_name() {
#ifdef __clang__
    return __VERSION__;
#else
    return "GCC " __VERSION__;
#endif
}

std::string machine_name() {
    utsname system{};
    uname(&system);
    std::string processor = system.machine;
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0 && line.find(": ") != std::string::npos) {
            processor = line.substr(line.find(": ") + 2);
            break;
        }
    return fmt::format("{}, {} cores, {} {}", processor, std::thread::hardware_concurrency(),
                       system.sysname, system.release);
}

}  // namespace overfit::claims
