/// Writes the page. Every text goes through html_escape.
#include "app/report_page.hpp"

#include <utility>

#include <fmt/format.h>

#include "app/report_claim.hpp"
#include "app/report_style.hpp"
#include "claims/registry.hpp"
#include "plots/svg.hpp"

namespace overfit::app {

namespace {

using claims::Checked;
using claims::Claim;
using plots::html_escape;

std::vector<ClaimChecks> grouped(const std::vector<Checked>& checks) {
    std::vector<ClaimChecks> groups;
    for (const Checked& check : checks) {
        if (check.subject.control == nullptr) {
            groups.push_back({.claim = &check, .controls = {}});
        } else if (!groups.empty()) {
            groups.back().controls.push_back(&check);
        }
    }
    return groups;
}

std::string checklist_item(const ClaimChecks& group) {
    const Claim& claim = *group.claim->subject.claim;
    std::string controls;
    for (const Checked* control : group.controls)
        controls += fmt::format(
            R"(<br><span class="soft">{} control <a class="id" href="#{}">{}</a></span>)",
            badge(*control), anchor_of(control->subject.id()),
            html_escape(control->subject.control->name));
    return fmt::format("<li><span>{}</span><span>{}<br>{}{}</span></li>\n", badge(*group.claim),
                       html_escape(claim.statement), claim_link(claim.id), controls);
}

/// The documents that have claims, in the registry's order, each with its claims.
struct Chapter {
    std::string number;
    std::string title;
    std::string about;
    std::vector<ClaimChecks> groups;
};

std::vector<Chapter> chapters_of(const ReportContent& content) {
    std::vector<Chapter> chapters;
    for (const claims::Document& document : claims::all_documents())
        chapters.push_back({std::string(document.number),
                            std::string(document.title),
                            std::string(document.about),
                            {}});
    chapters.push_back({"other", "Other sources", "", {}});
    for (ClaimChecks& group : grouped(content.checks)) {
        Chapter* home = &chapters.back();
        for (Chapter& chapter : chapters)
            if (chapter.number == group.claim->subject.claim->source.document) home = &chapter;
        home->groups.push_back(std::move(group));
    }
    std::erase_if(chapters, [](const Chapter& chapter) { return chapter.groups.empty(); });
    return chapters;
}

std::string summary(const ReportContent& content) {
    std::size_t claims_total = 0;
    double seconds = 0.0;
    for (const Checked& check : content.checks) {
        claims_total += check.subject.control == nullptr ? 1 : 0;
        seconds += check.seconds;
    }
    const std::size_t total = content.checks.size();
    const claims::Outcomes outcomes = claims::outcomes_of(content.checks);
    std::string skipped;
    for (const std::string& reason : claims::skip_reasons(content.checks))
        skipped += fmt::format("<p>Skipped: {}.</p>\n", html_escape(reason));
    return fmt::format(
        "<p><span class=\"badge {}\">{} of {} checks came out as they must{}</span> {} claims and "
        "{} "
        "controls, {:.0f} s.</p>\n{}<p class=\"soft\">overfit {}, tier {}, seed {}; {}; {}.</p>\n",
        outcomes.failed == 0 ? "good" : "bad", outcomes.passed, total,
        outcomes.skipped > 0 ? fmt::format(", {} skipped", outcomes.skipped) : "", claims_total,
        total - claims_total, seconds, skipped, html_escape(content.provenance.version),
        claims::name_of(content.provenance.tier), content.provenance.seed,
        html_escape(claims::machine_name()), html_escape(claims::compiler_name()));
}

constexpr const char* introduction = R"html(<p>Each claim is a statement of the literature with a
theory, a measurement that shares no code with it, and a tolerance made of named reasons. The nearest
plausible mistake, its rival, must be rejected by the same data, and a control, a world without the
effect, must come out as failing.</p>
<ul class="soft">
<li><b>holds</b>: the data agree with the theory and reject the rival.</li>
<li><b>rejects</b>: of a control; the check fails there, as it must.</li>
<li><b>refuted</b>: a statement that is false as written, and the data say so.</li>
<li><b>fails</b>: the data contradict the theory. <b>cannot tell</b>: they do not reject the rival.</li>
<li><b>skipped</b>: something that the check needs is missing on the machine.</li>
</ul>
<p>The same as files: <a href="results.json">results.json</a>, <a href="junit.xml">junit.xml</a>.</p>
)html";

}  // namespace

std::string report_page(const ReportContent& content) {
    const std::vector<Chapter> chapters = chapters_of(content);
    std::string checklist, articles;
    std::map<std::string_view, std::string_view> shown;
    for (const Chapter& chapter : chapters) {
        const std::string title = html_escape(fmt::format("{} {}", chapter.number, chapter.title));
        checklist += fmt::format(
            "<h3 id=\"list-{0}\">{1}</h3>\n<p class=\"about\">{2}</p>\n"
            "<ul class=\"checklist\">\n",
            html_escape(chapter.number), title, html_escape(chapter.about));
        articles +=
            fmt::format("<section aria-labelledby=\"doc-{0}\">\n<h2 id=\"doc-{0}\">{1}</h2>\n",
                        html_escape(chapter.number), title);
        for (const ClaimChecks& group : chapter.groups) {
            checklist += checklist_item(group);
            articles += claim_article(group, content, shown);
        }
        checklist += "</ul>\n";
        articles += "</section>\n";
    }
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{}\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n"
        "<title>overfit: the checklist</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#main\">Skip to the checklist</a>\n<header>\n"
        "<h1>What the literature says about overfitting, checked</h1>\n{}</header>\n"
        "<main id=\"main\">\n{}<section aria-labelledby=\"checklist\">\n"
        "<h2 id=\"checklist\">Checklist</h2>\n{}</section>\n{}</main>\n</body>\n</html>\n",
        report_mark, report_style, summary(content), introduction, checklist, articles);
}

}  // namespace overfit::app
