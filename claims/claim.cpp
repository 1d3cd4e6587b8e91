/// Names and trial counts.
#include "claims/claim.hpp"

#include <stdexcept>

namespace overfit::claims {

numerics::Trials Run::trials(std::size_t quick_count, std::string_view part) const {
    const std::size_t scale = tier == Tier::quick ? 1 : tier == Tier::full ? 8 : 64;
    return {.key = key.part(part), .count = quick_count * scale};
}

std::string_view topic_of(std::string_view id) {
    return id.substr(0, id.find('.'));
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::identity: return "identity";
        case Kind::exact_value: return "exact_value";
        case Kind::exact_law: return "exact_law";
        case Kind::asymptotic_law: return "asymptotic_law";
        case Kind::inequality: return "inequality";
        case Kind::ordering: return "ordering";
        case Kind::exponent: return "exponent";
    }
    throw std::logic_error("name_of: unknown kind");
}

std::string_view name_of(Tier tier) {
    switch (tier) {
        case Tier::quick: return "quick";
        case Tier::full: return "full";
        case Tier::paper: return "paper";
    }
    throw std::logic_error("name_of: unknown tier");
}

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::holds: return "holds";
        case Verdict::fails: return "fails";
        case Verdict::cannot_tell: return "cannot_tell";
        case Verdict::skipped: return "skipped";
    }
    throw std::logic_error("name_of: unknown verdict");
}

std::string_view name_of(Relation relation) {
    switch (relation) {
        case Relation::equals: return "equals";
        case Relation::at_most: return "at_most";
        case Relation::at_least: return "at_least";
        case Relation::follows: return "follows";
    }
    throw std::logic_error("name_of: unknown relation");
}

}  // namespace overfit::claims
