/// A claim of the literature: what it says, where it stands, and how a machine checks it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/measurement.hpp"
#include "numerics/parallel.hpp"

namespace overfit::claims {

/// What sort of statement it is.
enum class Kind {
    identity,        ///< holds on any data, up to rounding
    exact_value,     ///< an expectation or quantile at finite size
    exact_law,       ///< a distribution at finite size
    asymptotic_law,  ///< a limit: checked at two sizes at least, with its rate
    inequality,      ///< a bound, strict enough to be decided
    ordering,        ///< a location or an order: a peak, a minimum, a monotone trend
    exponent,        ///< a power of the size
};

/// How much work to spend: quick is what ctest runs, full is for publication, paper is for days.
enum class Tier { quick, full, paper };

/// What came out. cannot_tell: the data reject neither the claim nor its rival. skipped: something
/// that the check needs is missing on this machine.
enum class Verdict { holds, fails, cannot_tell, skipped };

/// What ought to come out: refuted expects the verdict `fails`, and keeps the statement on record.
enum class Outcome { holds, refuted };

/// How the measured number ought to relate to the expected one.
enum class Relation {
    equals,    ///< measured = expected
    at_most,   ///< measured <= expected
    at_least,  ///< measured >= expected
    follows,   ///< the measured distance to a law is chance; `rival` is the distance to another
};

/// One number that theory gives and an experiment measures.
struct Comparison {
    std::string at;  ///< where: "n = 40, p = 20"
    Relation relation = Relation::equals;
    double expected = 0.0;
    Measurement measured;
    std::optional<double> rival = std::nullopt;  ///< what the rival gives in place of `expected`
};

using Evidence = std::vector<Comparison>;

/// One execution of a check: its random streams and how much work to spend.
struct Run {
    numerics::StreamKey key;
    Tier tier = Tier::quick;

    /// `quick_count` trials at tier quick, 8 times as many at full, 64 times at paper. `part`
    /// names the cell, so that cells have independent streams.
    numerics::Trials trials(std::size_t quick_count, std::string_view part) const;
};

using Check = std::function<Evidence(const Run&)>;

/// A world in which the effect is absent. The same check runs there and must come out `fails`
/// (or `holds`, where the claim itself is expected to be refuted).
struct Control {
    std::string_view name;   ///< snake_case, part of the ctest name
    std::string_view world;  ///< one sentence
    Check check;
};

/// Where a statement comes from.
struct Source {
    std::string_view key;       ///< in docs/references.bib
    std::string_view place;     ///< theorem, section or figure
    std::string_view document;  ///< number of the document that brought it here: "000"
};

struct Claim {
    std::string_view id;          ///< topic.conclusion_of_hypotheses; never reused, never renamed
    std::string_view statement;   ///< one or two sentences, ending in a full stop
    std::string_view hypotheses;  ///< what is assumed, and at which sizes it is checked
    std::string_view formula;     ///< what is expected, in plain text
    Source source;
    Kind kind;
    Outcome outcome = Outcome::holds;
    Check check;
    /// The nearest plausible mistake; its values stand in the evidence, and the same data must
    /// reject it.
    std::string_view rival{};
    std::vector<Control> controls{};
    std::string_view figure{};      ///< the figure that shows it
    std::string_view correction{};  ///< of a refuted claim: the id of the statement that does hold
    /// What the claim and its controls need and this machine has not, and how to get it; an empty
    /// answer if nothing is missing. Asked before each check.
    std::function<std::string()> missing{};
};

/// The part of an id before the dot.
std::string_view topic_of(std::string_view id);

std::string_view name_of(Kind kind);
std::string_view name_of(Tier tier);
std::string_view name_of(Verdict verdict);
std::string_view name_of(Relation relation);

}  // namespace overfit::claims
