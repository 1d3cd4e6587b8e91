/// A claim that is not overfit's own: the mean of a squared standard normal is 1.
#include <cstdio>

#include "claims/judge.hpp"
#include "numerics/parallel.hpp"

namespace {

using overfit::claims::Check;
using overfit::claims::Claim;
using overfit::claims::Run;

Check mean_square(double scale) {
    return [scale](const Run& run) {
        const auto squares = overfit::numerics::sample(run.trials(2000, "squares"),
                                                       [&](overfit::numerics::Stream& s) {
                                                           const double x = scale * s.normal();
                                                           return x * x;
                                                       });
        return overfit::claims::Evidence{{.at = "2000 draws",
                                          .expected = 1.0,
                                          .measured = overfit::claims::mean_of(squares),
                                          .rival = 2.0}};
    };
}

}  // namespace

int main() {
    const Claim claim{
        .id = "consumer.mean_square_eq_one",
        .statement = "The mean of a squared standard normal variable is 1.",
        .hypotheses = "Independent draws.",
        .formula = "E x^2 = 1",
        .source = {"none", "none", "none"},
        .kind = overfit::claims::Kind::exact_value,
        .check = mean_square(1.0),
        .rival = "the fourth moment's excess",
        .controls = {{.name = "doubled", .world = "Twice the scale.", .check = mean_square(2.0)}}};
    int wrong = 0;
    for (const auto& subject : overfit::claims::subjects_of(claim)) {
        const auto judgement = overfit::claims::run(subject, 0, overfit::claims::Tier::quick);
        std::printf("%s: %s\n", subject.id().c_str(), judgement.reason.c_str());
        wrong += judgement.verdict == subject.wanted() ? 0 : 1;
    }
    return wrong;
}
