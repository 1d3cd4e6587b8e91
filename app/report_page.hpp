/// The report as one HTML page: no scripts, no network, readable on a phone, on paper and aloud.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "claims/record.hpp"

namespace overfit::app {

/// A figure that is ready to be shown.
struct ShownFigure {
    std::string title;
    std::string caption;
    std::string svg;                 ///< as inline_svg returns it
    std::vector<std::string> files;  ///< what it was drawn from, relative to the page
};

struct ReportContent {
    claims::Provenance provenance;
    std::vector<claims::Checked> checks;                      ///< a claim, then its controls
    std::map<std::string, ShownFigure, std::less<>> figures;  ///< by id
};

/// The text by which a page is known to be ours.
inline constexpr const char* report_mark = R"(<meta name="generator" content="overfit report">)";

/// The id of a claim's section.
std::string anchor_of(std::string_view claim_id);

std::string report_page(const ReportContent& content);

}  // namespace overfit::app
