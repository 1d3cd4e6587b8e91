/// The vectorised inner loops of the ReLU-output model, compiled for several instruction sets.
///
/// Layout: features stand in vectors of 16. A vector of parameters is m + 1 rows of 16 floats, the
/// rows of W and then b; the gradient has the same layout. Surplus features of the last vector are
/// zero. Sums over features are kept in 16 lanes, which are added in one fixed order, so the fused
/// instruction sets give the same bits; `portable` multiplies and adds with two roundings.
#pragma once

#include <cstddef>
#include <cstdint>

namespace overfit::numerics {

/// `best` is the last of the others that this processor has.
enum class InstructionSet { portable, avx2, avx512, best };

/// Whether this processor and this build have it; `portable` and `best` always.
bool has_instructions(InstructionSet set);

namespace relu_output {

inline constexpr std::size_t lanes = 16;
/// Blocks of examples are classified in no more dimensions than this.
inline constexpr int most_pruned_hidden = 8;

/// Some vectors of features against some consecutive examples.
struct Tile {
    const float* parameters;
    float* gradient;               ///< += the sums over examples of a h (m rows) and of a
    const std::uint32_t* vectors;  ///< which vectors, each at most once
    std::size_t vector_count;
    const float* hidden;  ///< h of the first example; m numbers an example
    float* back;          ///< += the sum over features of a w; m numbers an example
    std::size_t examples;
    std::size_t hidden_count;  ///< m
};

/// A block of examples: a box around its hidden vectors, and their moments.
struct Box {
    float centre[most_pruned_hidden];
    float radius[most_pruned_hidden];
    float count;
    float sum[most_pruned_hidden];                            ///< of h_k
    float products[most_pruned_hidden * most_pruned_hidden];  ///< of h_k h_j, row k at k * m
};

/// What features that are active on a whole block send back to an example of it: the sum of w a is
/// constant + linear h.
struct BackMap {
    float constant[most_pruned_hidden];
    float linear[most_pruned_hidden * most_pruned_hidden];
};

/// Sorts vectors of features by what they do on a box. Those that are active nowhere are dropped;
/// those of which each feature is active everywhere or nowhere are added to the gradient and to
/// `map`; the others are listed.
struct Classification {
    const float* parameters;
    float* gradient;
    const std::uint32_t* vectors;
    std::size_t vector_count;
    const Box* box;
    BackMap* map;             ///< +=
    std::uint32_t* crossing;  ///< the result; may be `vectors` itself
    std::uint32_t* linear;    ///< scratch for as many
};

/// The non-zero entries of some examples, one example after another. A slot is where a feature's
/// first weight stands among the parameters; its others follow 16 floats apart.
struct Entries {
    const std::size_t* begins;  ///< of each example and, once more, the end
    const std::uint32_t* slots;
    const float* values;
    std::size_t examples;
};

/// The sparse part of a pass. Before it, the gradient and `back` hold the sums of a h, a and a w.
struct SparsePass {
    Entries entries;
    const float* parameters;
    float* gradient;
    float* hidden;
    float* back;
    float* active;  ///< scratch, one number an entry
    std::size_t hidden_count;
};

/// One update of AdamW. The gradient is read, scaled and set to zero.
struct AdamStep {
    float* parameters;
    float* gradient;
    float* first;
    float* second;
    std::size_t vector_count;
    std::size_t hidden_count;
    float scale;         ///< of the gradient
    float first_decay;   ///< beta_1
    float first_share;   ///< 1 - beta_1
    float second_decay;  ///< beta_2
    float second_share;  ///< 1 - beta_2
    float rate;          ///< of the step, over 1 - beta_1^s
    float root_scale;    ///< 1 / sqrt(1 - beta_2^s)
    float epsilon;
    float keep_weights;  ///< 1 - rate * decay
    float keep_biases;
};

struct Kernels {
    void (*dense)(const Tile&);
    std::size_t (*classify)(const Classification&);  ///< null above most_pruned_hidden
    void (*adam)(const AdamStep&);
    void (*forward)(const SparsePass&);    ///< hidden = W X
    double (*targets)(const SparsePass&);  ///< the rest of the gradient; returns the sum of x a
};

/// The loops for m = `hidden` dimensions. Throws std::domain_error if the set is not available.
Kernels kernels(InstructionSet set, int hidden);

/// One for each instruction set; those that were not compiled return null members.
Kernels portable_kernels(int hidden);
Kernels avx2_kernels(int hidden);
Kernels avx512_kernels(int hidden);

}  // namespace relu_output

}  // namespace overfit::numerics
