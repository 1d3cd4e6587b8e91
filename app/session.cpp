/// The options that all subcommands share.
#include <charconv>
#include <cstdio>
#include <random>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "numerics/input_error.hpp"

namespace overfit::app {

std::uint64_t Session::seed() {
    if (drawn_) return seed_;
    if (seed_text == "any") {
        std::random_device device;
        seed_ = (std::uint64_t{device()} << 32 | device()) >> 16;
        fmt::print(stderr, "seed {} (replay with --seed {})\n", seed_, seed_);
    } else {
        const char* end = seed_text.data() + seed_text.size();
        const auto [stop, error] = std::from_chars(seed_text.data(), end, seed_);
        if (error != std::errc() || stop != end)
            throw numerics::InputError(fmt::format(
                "--seed: '{}' is not a whole number from 0 to 2^64 - 1, nor 'any'", seed_text));
    }
    drawn_ = true;
    return seed_;
}

claims::Tier Session::tier() const {
    if (tier_text == "full") return claims::Tier::full;
    if (tier_text == "paper") return claims::Tier::paper;
    return claims::Tier::quick;
}

}  // namespace overfit::app
