/// Selects claims and controls by pattern.
#include <algorithm>

#include <fmt/format.h>

#include "claims/registry.hpp"
#include "numerics/input_error.hpp"

namespace overfit::claims {

namespace {

/// Does the whole text match, with '*' for any text?
bool globs(std::string_view pattern, std::string_view text) {
    if (pattern.empty()) return text.empty();
    if (pattern.front() == '*') {
        for (std::size_t skip = 0; skip <= text.size(); ++skip)
            if (globs(pattern.substr(1), text.substr(skip))) return true;
        return false;
    }
    return !text.empty() && pattern.front() == text.front() &&
           globs(pattern.substr(1), text.substr(1));
}

/// Edits that turn `a` into some part of `b` (Sellers 1980): what is typed is often a part of an
/// id.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return *std::min_element(row.begin(), row.end());
}

std::vector<Subject> all_subjects() {
    std::vector<Subject> all;
    for (const Claim& claim : all_claims())
        for (const Subject& subject : subjects_of(claim)) all.push_back(subject);
    return all;
}

bool selects(const std::string& pattern, const Subject& subject, bool with_controls) {
    const std::string id = subject.id();
    if (subject.control == nullptr) return matches(pattern, id);
    // A control goes with its claim, unless it is asked for by its own name.
    return pattern == id ||
           (with_controls && (matches(pattern, subject.claim->id) || matches(pattern, id)));
}

[[noreturn]] void throw_unknown(const std::string& pattern, const std::vector<Subject>& all) {
    std::vector<std::string> ids(all.size());
    std::transform(all.begin(), all.end(), ids.begin(), [](const Subject& s) { return s.id(); });
    throw numerics::InputError(fmt::format("no claim or control matches '{}'; the nearest is '{}'",
                                           pattern, nearest(pattern, ids)));
}

/// Marks what one pattern selects; false if that is nothing.
bool choose(const std::string& pattern, bool with_controls, const std::vector<Subject>& all,
            std::vector<bool>& chosen) {
    const auto exact =
        std::find_if(all.begin(), all.end(), [&](const Subject& s) { return s.id() == pattern; });
    bool found = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool named = exact == all.end() || all[i].claim == exact->claim;
        if (!named || !selects(pattern, all[i], with_controls)) continue;
        chosen[i] = found = true;
    }
    return found;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view id) {
    return pattern == id || globs(fmt::format("*{}*", pattern), id);
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const auto best = std::min_element(candidates.begin(), candidates.end(),
                                       [&](const std::string& a, const std::string& b) {
                                           return edit_distance(word, a) < edit_distance(word, b);
                                       });
    return best == candidates.end() ? "" : *best;
}

std::vector<Subject> subjects_matching(const std::vector<std::string>& patterns,
                                       bool with_controls) {
    const std::vector<Subject> all = all_subjects();
    std::vector<bool> chosen(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        chosen[i] = patterns.empty() && (with_controls || all[i].control == nullptr);
    for (const std::string& pattern : patterns)
        if (!choose(pattern, with_controls, all, chosen)) throw_unknown(pattern, all);
    std::vector<Subject> subjects;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (chosen[i]) subjects.push_back(all[i]);
    return subjects;
}

}  // namespace overfit::claims
