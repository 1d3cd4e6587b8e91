/// Philox streams and their uniform and normal variates.
#include "numerics/random.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

namespace overfit::numerics {

namespace {

// The generator's published known answers (Random123, kat_vectors): zeros, ones, digits of pi.
static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
              PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});

constexpr std::uint64_t fnv1a(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

/// SplitMix64's finaliser: every input bit moves every output bit.
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15;

/// Layers of equal area under exp(-x^2/2): edge[1] > edge[2] > … > edge[256] = 0.
struct Ziggurat {
    static constexpr int layers = 256;
    /// Start of the tail and area of a layer for 256 layers (Marsaglia and Tsang 2000, section 2).
    static constexpr double tail_start = 3.6541528853610088;
    static constexpr double area = 0.00492867323399;

    std::array<double, layers + 1> edge{};
    std::array<double, layers + 1> height{};

    Ziggurat() {
        const auto density = [](double x) { return std::exp(-0.5 * x * x); };
        edge[0] = area / density(tail_start);
        edge[1] = tail_start;
        for (int i = 2; i < layers; ++i)
            edge[static_cast<std::size_t>(i)] =
                std::sqrt(-2.0 * std::log(area / edge[static_cast<std::size_t>(i - 1)] +
                                          density(edge[static_cast<std::size_t>(i - 1)])));
        edge[layers] = 0.0;
        for (std::size_t i = 0; i <= layers; ++i) height[i] = density(edge[i]);
    }
};

const Ziggurat& ziggurat() {
    static const Ziggurat table;
    return table;
}

}  // namespace

StreamKey::StreamKey(std::uint64_t seed, std::string_view purpose)
    : value_(mix(mix(seed + golden_gamma) ^ fnv1a(purpose))) {}

StreamKey StreamKey::part(std::uint64_t index) const {
    return StreamKey(mix(value_ + golden_gamma * (index + 1)));
}

StreamKey StreamKey::part(std::string_view name) const {
    return StreamKey(mix(value_ ^ fnv1a(name)));
}

Stream::Stream(StreamKey key, std::uint64_t trial)
    : key_{static_cast<std::uint32_t>(key.value()), static_cast<std::uint32_t>(key.value() >> 32)},
      trial_(trial) {}

std::uint64_t Stream::bits() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    const PhiloxCounter out =
        philox({static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32),
                static_cast<std::uint32_t>(trial_), static_cast<std::uint32_t>(trial_ >> 32)},
               key_);
    ++block_;
    spare_ = out[2] | (std::uint64_t{out[3]} << 32);
    has_spare_ = true;
    return out[0] | (std::uint64_t{out[1]} << 32);
}

double Stream::uniform() {
    return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52;
}

double Stream::normal() {
    const Ziggurat& table = ziggurat();
    while (true) {
        const std::uint64_t word = bits();
        const auto layer = static_cast<std::size_t>(word & 0xff);
        // Bit 8 is the sign and the top 52 bits the magnitude: disjoint, hence independent.
        const bool negative = (word & 0x100) != 0;
        const double magnitude = (static_cast<double>(word >> 12) + 0.5) * 0x1p-52;
        const double x = magnitude * table.edge[layer];
        if (x < table.edge[layer + 1]) return negative ? -x : x;
        if (layer == 0) return normal_tail(negative);
        const double low = table.height[layer], high = table.height[layer + 1];
        if (low + uniform() * (high - low) < std::exp(-0.5 * x * x)) return negative ? -x : x;
    }
}

/// |x| beyond the last layer, by Marsaglia's (1964) exponential rejection.
double Stream::normal_tail(bool negative) {
    while (true) {
        const double x = -std::log(uniform()) / Ziggurat::tail_start;
        const double y = -std::log(uniform());
        if (2.0 * y >= x * x) {
            const double tail = Ziggurat::tail_start + x;
            return negative ? -tail : tail;
        }
    }
}

double Stream::gamma(double shape) {
    if (!(shape > 0.0) || !std::isfinite(shape))
        throw std::domain_error("Stream::gamma: shape must be positive and finite");
    if (shape < 1.0) {
        const double larger = gamma(shape + 1.0);
        return larger * std::pow(uniform(), 1.0 / shape);
    }
    const double centre = shape - 1.0 / 3.0, spread = 1.0 / std::sqrt(9.0 * centre);
    while (true) {
        const double x = normal(), root = 1.0 + spread * x;
        if (root <= 0.0) continue;
        const double cube = root * root * root, square = x * x, level = uniform();
        // The squeeze accepts all but a few per cent without a logarithm.
        if (level < 1.0 - 0.0331 * square * square ||
            std::log(level) < 0.5 * square + centre * (1.0 - cube + std::log(cube)))
            return centre * cube;
    }
}

double Stream::chi_square(double degrees) {
    if (degrees == 1.0) {
        const double x = normal();
        return x * x;
    }
    return 2.0 * gamma(0.5 * degrees);
}

std::uint64_t Stream::below(std::uint64_t count) {
    if (count == 0) throw std::domain_error("Stream::below: count must be at least 1");
    __extension__ using Wide = unsigned __int128;
    const std::uint64_t threshold = (0 - count) % count;
    while (true) {
        const Wide product = static_cast<Wide>(bits()) * count;
        if (static_cast<std::uint64_t>(product) >= threshold)
            return static_cast<std::uint64_t>(product >> 64);
    }
}

void Stream::fill_normal(std::span<double> out) {
    for (double& x : out) x = normal();
}

void Stream::shuffle(std::span<int> indices) {
    for (std::size_t i = indices.size(); i > 1; --i) std::swap(indices[i - 1], indices[below(i)]);
}

}  // namespace overfit::numerics
