/// Text from users and files, made safe to print inside a one-line message.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace overfit::numerics {

/// The text in single quotes, at most about 40 characters of it: control characters and bytes that
/// are not UTF-8 become \xNN, and what is cut off becomes "...".
std::string printable(std::string_view text);
/// The same for the name of a file, uncut.
std::string printable_path(const std::filesystem::path& file);

}  // namespace overfit::numerics
