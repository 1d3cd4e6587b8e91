/// Counter-based random streams: any trial of any experiment replays alone, bit for bit.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace overfit::numerics {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Philox4x32-10, the bijection of a 128-bit counter under a 64-bit key.
/// Source: Salmon, Moraes, Dror and Shaw (SC'11), section 3.3.
constexpr PhiloxCounter philox(PhiloxCounter c, PhiloxKey k) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * c[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57} * c[2];
        c = {static_cast<std::uint32_t>(b >> 32) ^ c[1] ^ k[0], static_cast<std::uint32_t>(b),
             static_cast<std::uint32_t>(a >> 32) ^ c[3] ^ k[1], static_cast<std::uint32_t>(a)};
        k = {k[0] + 0x9E3779B9, k[1] + 0xBB67AE85};
    }
    return c;
}

/// Names a family of streams: one key for each (master seed, purpose). Two purposes share a key
/// with probability 2^-64.
class StreamKey {
  public:
    /// `purpose` is a claim's id or any other permanent name.
    StreamKey(std::uint64_t seed, std::string_view purpose);

    /// The key of a numbered or named part, for example one cell of a sweep.
    StreamKey part(std::uint64_t index) const;
    StreamKey part(std::string_view name) const;

    std::uint64_t value() const { return value_; }

  private:
    explicit StreamKey(std::uint64_t value) : value_(value) {}
    std::uint64_t value_;
};

/// The random numbers of one trial. Two trials of one key never share a counter (2^64 blocks each).
/// A Stream is a few words: make one for each trial, never share one between threads.
class Stream {
  public:
    Stream(StreamKey key, std::uint64_t trial);

    /// 64 independent random bits.
    std::uint64_t bits();
    /// Uniform on the open interval (0, 1): midpoints of 2^52 equal cells, never 0 or 1.
    double uniform();
    /// Standard normal, by Marsaglia and Tsang's (2000) ziggurat with 256 layers in Doornik's
    /// (2005) form, which spends independent bits on the layer and on the abscissa.
    double normal();
    /// Gamma variate of the given shape and scale 1, by Marsaglia and Tsang (2000); a shape below 1
    /// by their power of a uniform, which underflows to 0 with probability 1e-308^shape. Throws
    /// std::domain_error unless 0 < shape < infinity.
    double gamma(double shape);
    /// Chi-square variate; `degrees` may be any positive real, and is exact in law up to 1e9 and
    /// beyond (the acceptance test loses digits only where it accepts nearly always). Throws
    /// std::domain_error unless 0 < degrees < infinity.
    double chi_square(double degrees);
    /// Uniform on {0, …, count - 1}, exactly (Lemire 2019). `count` must be at least 1.
    std::uint64_t below(std::uint64_t count);

    /// Fills with independent standard normals, in order.
    void fill_normal(std::span<double> out);
    /// A uniformly random permutation of the given indices, in place (Fisher-Yates).
    void shuffle(std::span<int> indices);

  private:
    double normal_tail(bool negative);

    PhiloxKey key_;
    std::uint64_t trial_;
    std::uint64_t block_ = 0;
    std::uint64_t spare_ = 0;
    bool has_spare_ = false;
};

}  // namespace overfit::numerics
