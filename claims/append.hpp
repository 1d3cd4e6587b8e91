/// Lists of claims and sweeps are made of parts.
#pragma once

#include <iterator>
#include <vector>

namespace overfit::claims {

/// Moves `more` to the end of `all`.
template <typename T>
void append(std::vector<T>& all, std::vector<T> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

}  // namespace overfit::claims
