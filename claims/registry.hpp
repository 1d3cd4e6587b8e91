/// All claims and sweeps, by topic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.hpp"
#include "claims/judge.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims {

/// What a document says in one sentence, and the ids of the claims that check it, or why none does.
struct Sentence {
    std::string_view says;
    std::vector<std::string_view> claims{};
    std::string_view reason{};  ///< empty where claims check all of it
};

/// A document that the checklist is grouped by.
struct Document {
    std::string_view number;
    std::string_view title;
    std::string_view about;
    std::vector<Sentence> sentences;  ///< in the document's order
};

const std::vector<Claim>& all_claims();
const std::vector<Sweep>& all_sweeps();
const std::vector<Document>& all_documents();

/// The subjects (claims and their controls) that the patterns select, in registry order. A pattern
/// selects ids that contain it, where '*' stands for any text; the exact id of a subject selects
/// that subject alone unless `with_controls` also asks for the controls of a claim. No pattern
/// selects everything. Throws numerics::InputError naming a pattern that selects nothing and the
/// nearest id.
std::vector<Subject> subjects_matching(const std::vector<std::string>& patterns,
                                       bool with_controls = true);

/// Does `pattern` select `id`?
bool matches(std::string_view pattern, std::string_view id);

/// The candidate that has a part nearest to `word` in edit distance; empty if there are none.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// One function for each topic, defined in the topic's file.
std::vector<Claim> ridgeless_claims();
std::vector<Sweep> ridgeless_sweeps();
std::vector<Claim> divergence_claims();
std::vector<Sweep> divergence_sweeps();
std::vector<Claim> hull_claims();
std::vector<Sweep> hull_sweeps();
std::vector<Claim> robustness_claims();
std::vector<Sweep> robustness_sweeps();
std::vector<Claim> singular_values_claims();
std::vector<Sweep> singular_values_sweeps();
std::vector<Claim> superposition_claims();
std::vector<Sweep> superposition_sweeps();

}  // namespace overfit::claims
