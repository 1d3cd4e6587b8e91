/// What scripts/mutate compiles into the formulas: every mutant stands in one library, and the
/// environment chooses which one is alive, so that a thousand mutants cost one build.
#pragma once

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace overfit::mutation {

inline constexpr int most_sites = 4096;

/// The mutant that is alive in this process: OVERFIT_MUTANT, or none.
inline int chosen() {
    static const char* text = std::getenv("OVERFIT_MUTANT");
    static const int site = text == nullptr ? -1 : std::atoi(text);
    return site;
}

/// The sites that this process reached, written to the file OVERFIT_REACHED as it ends: the number
/// of each, and whether a mutation would have changed anything there.
class Reached {
  public:
    static Reached& all() {
        static Reached reached;
        return reached;
    }
    void mark(int site, bool changes) {
        (changes ? changed_ : idle_)[site].store(true, std::memory_order_relaxed);
    }
    ~Reached() {
        const char* name = std::getenv("OVERFIT_REACHED");
        std::FILE* file = name == nullptr ? nullptr : std::fopen(name, "w");
        if (file == nullptr) return;
        for (int site = 0; site < most_sites; ++site)
            if (changed_[site] || idle_[site]) std::fprintf(file, "%d %d\n", site, +changed_[site]);
        std::fclose(file);
    }

  private:
    std::atomic<bool> changed_[most_sites] = {}, idle_[most_sites] = {};
};

/// Is the mutant at `site` alive? Never in a constant expression: those are not mutated.
constexpr bool alive(int site, bool changes = true) {
    if (std::is_constant_evaluated()) return false;
    Reached::all().mark(site, changes);
    return chosen() == site;
}

/// The value; where the mutant is alive 1.02 times it, or one more than a whole number. What is not
/// a number passes unchanged, as do 0 and infinity by their nature.
template <class T>
constexpr decltype(auto) scaled(int site, T&& value) {
    using Value = std::remove_cvref_t<T>;
    if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
        return static_cast<Value>(alive(site) ? value + 1 : value);
    } else if constexpr (requires(Value x) { x *= 1.02; } && !std::is_same_v<Value, bool>) {
        Value x = value;
        x *= 1.02;
        return alive(site, x != value) ? x : Value(value);
    } else if constexpr (requires(typename Value::result_type x) { x *= 1.02; }) {
        typename Value::result_type x = value;  // a multiprecision expression, evaluated here
        return scaled(site, std::move(x));
    } else {
        alive(site, false);
        return static_cast<T&&>(value);
    }
}

/// The 1 of "+ 1" or "- 1"; 0 where the mutant is alive.
template <class T>
constexpr T kept(int site, T one) {
    return alive(site) ? T(0) : one;
}

}  // namespace overfit::mutation
