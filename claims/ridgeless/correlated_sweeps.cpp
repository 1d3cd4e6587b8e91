/// The tables behind the figures of correlated features, hidden signals and optimal ridge.
#include "claims/ridgeless/parts.hpp"
namespace overfit::claims::ridgeless {
std::vector<Sweep> correlated_sweeps() {
    return {};
}
}  // namespace overfit::claims::ridgeless
