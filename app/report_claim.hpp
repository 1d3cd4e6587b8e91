/// The section of one claim in the report.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/report_page.hpp"

namespace overfit::app {

/// A claim with its controls.
struct ClaimChecks {
    const claims::Checked* claim;
    std::vector<const claims::Checked*> controls;
};

/// The verdict as a coloured word with a sign, for those who do not see the colour.
std::string badge(const claims::Checked& check);

/// The id as a link to its section.
std::string claim_link(std::string_view id);

/// Statement, verdict, definitions, figure, comparisons, controls, replay. `shown` says under which
/// claim each figure stands; a figure stands where it is first needed, later claims link to it.
std::string claim_article(const ClaimChecks& group, const ReportContent& content,
                          std::map<std::string_view, std::string_view>& shown);

}  // namespace overfit::app
