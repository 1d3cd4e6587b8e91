/// HTML of one claim. Every text goes through html_escape.
#include "app/report_claim.hpp"

#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "plots/svg.hpp"

namespace overfit::app {

namespace {

using claims::Checked;
using claims::Claim;
using claims::Finding;
using claims::Relation;
using claims::Verdict;
using plots::html_escape;

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
    if (check.skipped()) return "<p>Not run on this machine.</p>\n";
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
        has_rival ? R"(<th scope="col">rival</th><th scope="col">rival off by</th>)" : "", rows,
        has_rival ? ", and where the rival is off by more than 1 they reject it" : "",
        check.judgement.alpha, reasons);
}

std::string definition(std::string_view term, std::string_view text) {
    return text.empty()
               ? ""
               : fmt::format("<dt>{}</dt><dd>{}</dd>\n", html_escape(term), html_escape(text));
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

std::string figure_of(const Claim& claim, const ReportContent& content,
                      std::map<std::string_view, std::string_view>& shown) {
    const auto figure = content.figures.find(claim.figure);
    if (figure == content.figures.end()) return "";
    const auto [first, is_new] = shown.emplace(claim.figure, claim.id);
    if (is_new) return figure_element(figure->second);
    return fmt::format("<p>Figure: “{}”, under {}.</p>\n", html_escape(figure->second.title),
                       claim_link(first->second));
}

}  // namespace

std::string anchor_of(std::string_view claim_id) {
    return fmt::format("claim-{}", claim_id);
}

std::string badge(const Checked& check) {
    const std::string_view word = claims::word_for(check);
    std::string_view kind = "bad", sign = "✗";
    if (check.passes()) {
        kind = word == "refuted" ? "refuted" : "good";
        sign = "✓";
    } else if (check.skipped()) {
        kind = "open";
        sign = "–";
    } else if (check.judgement.verdict == Verdict::cannot_tell) {
        kind = "open";
        sign = "?";
    }
    return fmt::format(R"(<span class="badge {}"><span aria-hidden="true">{} </span>{}</span>)",
                       kind, sign, word == "cannot_tell" ? "cannot tell" : word);
}

std::string claim_link(std::string_view id) {
    return fmt::format(R"(<a class="id" href="#{}">{}</a>)", anchor_of(id), html_escape(id));
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

}  // namespace overfit::app
