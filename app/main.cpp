/// The command line.
#include <fmt/format.h>

#include "claims/judge.hpp"
#include "claims/registry.hpp"

int main() {
    using namespace overfit::claims;
    for (const Claim& claim : all_claims())
        for (const Subject& subject : subjects_of(claim)) {
            const Judgement judgement = run(subject, 0, Tier::quick);
            fmt::print("{}: {}, {}\n{}", subject.id(), name_of(judgement.verdict), judgement.reason,
                       explanation(judgement));
        }
}
