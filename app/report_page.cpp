/// Writes the page. Every text goes through html_escape.
#include "app/report_page.hpp"

#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "app/report_style.hpp"
#include "claims/registry.hpp"
#include "plots/svg.hpp"

namespace overfit::app {

namespace {

using claims::Checked;
using claims::Claim;
using claims::Finding;
using claims::Relation;
using claims::Verdict;
using plots::html_escape;

/// A claim with its controls.
struct ClaimChecks {
    const Checked* claim;
    std::vector<const Checked*> controls;
};

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

std::string badge(const Checked& check) {
    const std::string_view word = claims::word_for(check);
    std::string_view kind = "bad", sign = "✗";
    if (check.passes()) {
        kind = word == "refuted" ? "refuted" : "good";
        sign = "✓";
    } else if (check.judgement.verdict == Verdict::cannot_tell) {
        kind = "open";
        sign = "?";
    }
    return fmt::format(R"(<span class="badge {}"><span aria-hidden="true">{} </span>{}</span>)",
                       kind, sign, word == "cannot_tell" ? "cannot tell" : word);
}

std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
    return fmt::format("{:.6g}", value);
}

std::string short_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.2g}", value) : number(value);
}

/// "±0.1", or "−0.1 +0.2" where the sides differ.
std::string reach_text(const claims::Reach& reach) {
    const std::string below = fmt::format("{:.2g}", reach.below);
    const std::string above = fmt::format("{:.2g}", reach.above);
    if (std::isinf(reach.below) || std::isinf(reach.above))
        return fmt::format("−{} +{}", number(reach.below), number(reach.above));
    return below == above ? "±" + below : fmt::format("−{} +{}", below, above);
}

std::string_view sign_of(Relation relation) {
    switch (relation) {
        case Relation::equals: return "=";
        case Relation::at_most: return "≤";
        case Relation::at_least: return "≥";
        case Relation::follows: return "follows";
    }
    return "";
}

std::string finding_row(const Finding& finding, bool has_rival) {
    const claims::Comparison& c = finding.comparison;
    const double measured = c.measured.value;
    std::string terms;
    const auto& all = c.measured.tolerance.terms();
    for (std::size_t i = 0; i < all.size(); ++i)
        terms += fmt::format("{}{} {}", i == 0 ? "" : "<br>", html_escape(all[i].name),
                             reach_text(finding.contributions[i]));
    const bool is_law = c.relation == Relation::follows;
    std::string row = fmt::format(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>",
        html_escape(c.at), number(measured),
        is_law ? "distance to law" : std::string(sign_of(c.relation)) + " " + number(c.expected),
        is_law ? fmt::format("[0, {}]", number(finding.reach.above))
               : fmt::format("[{}, {}]", number(measured - finding.reach.below),
                             number(measured + finding.reach.above)),
        terms, short_number(finding.theory_ratio));
    if (has_rival)
        row += c.rival ? fmt::format("<td>{}</td><td>{}</td>", number(*c.rival),
                                     short_number(finding.rival_ratio.value_or(0.0)))
                       : "<td></td><td></td>";
    return row + "</tr>\n";
}

/// The comparisons of one check, then the reasons for the tolerance, once each.
std::string findings_table(const Checked& check) {
    bool has_rival = false;
    std::set<std::pair<std::string, std::string>> seen;
    std::string rows, reasons;
    for (const Finding& finding : check.judgement.findings)
        has_rival |= finding.comparison.rival.has_value();
    for (const Finding& finding : check.judgement.findings) {
        rows += finding_row(finding, has_rival);
        for (const claims::Tolerance::Term& term : finding.comparison.measured.tolerance.terms())
            if (seen.insert({term.name, term.because}).second)
                reasons += fmt::format("<li><b>{}</b>: {}</li>\n", html_escape(term.name),
                                       html_escape(term.because));
    }
    return fmt::format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Comparisons of {}\">\n"
        "<table><thead><tr><th scope=\"col\">where</th><th scope=\"col\">measured</th>"
        "<th scope=\"col\">theory</th><th scope=\"col\">interval</th><th "
        "scope=\"col\">tolerance</th>"
        "<th scope=\"col\">off by</th>{}</tr></thead>\n<tbody>\n{}</tbody></table></div>\n"
        "<p class=\"soft\">“Off by” counts tolerances: above 1 the data contradict the theory{}. "
        "Each "
        "comparison has a false-alarm probability of at most {:.2g}. The tolerance is a sum "
        "of:</p>\n"
        "<ul class=\"soft\">\n{}</ul>\n",
        html_escape(check.subject.id()),
        has_rival ? "<th scope=\"col\">rival</th><th scope=\"col\">rival off by</th>" : "", rows,
        has_rival ? ", and reject the rival" : "", check.judgement.alpha, reasons);
}

std::string definition(std::string_view term, std::string_view text) {
    return text.empty()
               ? ""
               : fmt::format("<dt>{}</dt><dd>{}</dd>\n", html_escape(term), html_escape(text));
}

std::string claim_link(std::string_view id) {
    return fmt::format("<a class=\"id\" href=\"#{}\">{}</a>", anchor_of(id), html_escape(id));
}

std::string definitions(const Claim& claim) {
    const bool refuted = claim.outcome == claims::Outcome::refuted;
    std::string list = definition("Hypotheses", claim.hypotheses);
    list += fmt::format("<dt>Expected</dt><dd><code>{}</code></dd>\n", html_escape(claim.formula));
    list += definition("Source", fmt::format("{}, {} (document {})", claim.source.key,
                                             claim.source.place, claim.source.document));
    list += definition("Kind", claims::name_of(claim.kind));
    list += definition("Rival", claim.rival);
    if (refuted) list += definition("Outcome", "false as stated: the data ought to contradict it");
    if (!claim.correction.empty())
        list += fmt::format("<dt>Corrected by</dt><dd>{}</dd>\n", claim_link(claim.correction));
    return "<dl>\n" + list + "</dl>\n";
}

std::string control_section(const Checked& check) {
    const std::string name = fmt::format("Control {}", check.subject.control->name);
    return fmt::format(
        "<h4 id=\"{}\">{}</h4>\n<p>{} {}</p>\n<p>{}</p>\n<details><summary>Numbers of this "
        "control</summary>\n{}</details>\n",
        anchor_of(check.subject.id()), html_escape(name), badge(check),
        html_escape(check.subject.control->world),
        html_escape(fmt::format("It must come out as “{}”, and is {}.",
                                claims::name_of(check.subject.wanted()), check.judgement.reason)),
        findings_table(check));
}

std::string figure_element(const ShownFigure& figure) {
    std::string files;
    for (const std::string& file : figure.files)
        files += fmt::format("{}<a href=\"{}\">{}</a>", files.empty() ? "" : ", ",
                             html_escape(file), html_escape(file));
    return fmt::format(
        "<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figure: "
        "{}\">{}"
        "</div>\n<figcaption>{} Files: {}.</figcaption>\n</figure>\n",
        html_escape(figure.title), figure.svg, html_escape(figure.caption), files);
}

/// A figure stands where it is first needed; later claims link to it.
std::string figure_of(const Claim& claim, const ReportContent& content,
                      std::map<std::string_view, std::string_view>& shown) {
    const auto figure = content.figures.find(claim.figure);
    if (figure == content.figures.end()) return "";
    const auto [first, is_new] = shown.emplace(claim.figure, claim.id);
    if (is_new) return figure_element(figure->second);
    return fmt::format("<p>Figure: “{}”, under {}.</p>\n", html_escape(figure->second.title),
                       claim_link(first->second));
}

std::string claim_article(const ClaimChecks& group, const ReportContent& content,
                          std::map<std::string_view, std::string_view>& shown) {
    const Checked& check = *group.claim;
    const Claim& claim = *check.subject.claim;
    std::string html = fmt::format(
        "<article id=\"{}\" aria-labelledby=\"{}-name\">\n<h3 id=\"{}-name\" class=\"id\">{}</h3>\n"
        "<p class=\"statement\">{}</p>\n<p>{} {}.</p>\n",
        anchor_of(claim.id), anchor_of(claim.id), anchor_of(claim.id), html_escape(claim.id),
        html_escape(claim.statement), badge(check), html_escape(check.judgement.reason));
    html += definitions(claim);
    html += figure_of(claim, content, shown);
    html += "<h4>Comparisons</h4>\n" + findings_table(check);
    for (const Checked* control : group.controls) html += control_section(*control);
    return html +
           fmt::format("<h4>Replay</h4>\n<pre><code>{}</code></pre>\n</article>\n",
                       html_escape(claims::replay_command(check.subject, content.provenance)));
}

std::string checklist_item(const ClaimChecks& group) {
    const Claim& claim = *group.claim->subject.claim;
    std::string controls;
    for (const Checked* control : group.controls)
        controls += fmt::format(
            "<br><span class=\"soft\">{} control <a class=\"id\" href=\"#{}\">{}</a></span>",
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
    std::size_t claims_total = 0, good = 0;
    double seconds = 0.0;
    for (const Checked& check : content.checks) {
        claims_total += check.subject.control == nullptr ? 1 : 0;
        good += check.passes() ? 1 : 0;
        seconds += check.seconds;
    }
    const std::size_t total = content.checks.size();
    return fmt::format(
        "<p><span class=\"badge {}\">{} of {} checks came out as they must</span> {} claims and {} "
        "controls, {:.0f} s.</p>\n<p class=\"soft\">overfit {}, tier {}, seed {}; {}; {}.</p>\n",
        good == total ? "good" : "bad", good, total, claims_total, total - claims_total, seconds,
        html_escape(content.provenance.version), claims::name_of(content.provenance.tier),
        content.provenance.seed, html_escape(claims::machine_name()),
        html_escape(claims::compiler_name()));
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
</ul>
<p>The same as files: <a href="results.json">results.json</a>, <a href="junit.xml">junit.xml</a>.</p>
)html";

}  // namespace

std::string anchor_of(std::string_view claim_id) {
    return fmt::format("claim-{}", claim_id);
}

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
