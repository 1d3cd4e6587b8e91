/// Reads a file whole.
#pragma once

#include <filesystem>
#include <string>

namespace overfit::numerics {

/// The bytes of the file. Throws InputError naming it and the reason.
std::string read_text(const std::filesystem::path& file);

}  // namespace overfit::numerics
