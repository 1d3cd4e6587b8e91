/// Runs sweeps for the commands that need their tables.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "claims/sweep.hpp"
#include "plots/registry.hpp"

namespace overfit::app {

/// What the global options say about a result.
claims::Provenance provenance(Session& session);

/// The small print of a figure.
std::string note_of(const claims::Provenance& provenance);

/// The elements whose id a pattern selects, in registry order, once each; all if there is no
/// pattern. Throws numerics::InputError naming a pattern that selects none and the nearest id.
template <typename T>
std::vector<const T*> matching(const std::vector<T>& all, const std::vector<std::string>& patterns);
extern template std::vector<const claims::Sweep*> matching(const std::vector<claims::Sweep>&,
                                                           const std::vector<std::string>&);
extern template std::vector<const plots::FigureEntry*> matching(
    const std::vector<plots::FigureEntry>&, const std::vector<std::string>&);

/// The sweep with this id. Throws std::logic_error if there is none.
const claims::Sweep& sweep_with_id(const std::string& id);

/// Runs a sweep with progress on the terminal; Ctrl-C saves and throws claims::Interrupted.
numerics::Table run_sweep_visibly(const claims::Sweep& sweep, const claims::Provenance& provenance,
                                  const std::filesystem::path& folder, bool resume);

/// Runs `command`; an interruption becomes a message, with `advice`, and exit status 130.
void interruptible(Session& session, const std::string& advice,
                   const std::function<void()>& command);

}  // namespace overfit::app
