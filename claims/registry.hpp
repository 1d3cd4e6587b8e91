/// All claims and sweeps, by topic.
#pragma once

#include <string_view>
#include <vector>

#include "claims/claim.hpp"
#include "claims/sweep.hpp"

namespace overfit::claims {

/// A document that the checklist is grouped by.
struct Document {
    std::string_view number;
    std::string_view title;
    std::string_view about;
};

const std::vector<Claim>& all_claims();
const std::vector<Sweep>& all_sweeps();
const std::vector<Document>& all_documents();

/// The claims or sweeps whose id contains one of the patterns ('*' matches anything; no pattern
/// means all). Patterns that match nothing throw std::invalid_argument naming the nearest id.
std::vector<const Claim*> claims_matching(const std::vector<std::string>& patterns);

// One function for each topic, defined in the topic's file.
std::vector<Claim> ridgeless_claims();
std::vector<Sweep> ridgeless_sweeps();

}  // namespace overfit::claims
