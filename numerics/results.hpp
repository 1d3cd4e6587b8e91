/// Files that appear whole or not at all: every file that overfit writes goes through here.
#pragma once

#include <filesystem>
#include <string_view>

namespace overfit::numerics {

/// Writes `content` to a temporary file in the same folder, flushes it to the disk and renames it
/// to `file`, so that a reader sees the old content or the new, never a part. A symbolic link is
/// followed. On failure nothing is left behind and `file` is as it was.
/// Throws InputError if the folder is missing or not writable, if the disk is full, or if `file`
/// exists and is not a regular file.
void write_file_atomically(const std::filesystem::path& file, std::string_view content);

/// Makes the folder and those above it; does nothing if it is there. Throws InputError.
void create_folder(const std::filesystem::path& folder);

/// Throws InputError unless files can be written in `folder`, or the folder could be made. Makes
/// nothing: for asking before a long computation.
void require_writable_folder(const std::filesystem::path& folder);

}  // namespace overfit::numerics
