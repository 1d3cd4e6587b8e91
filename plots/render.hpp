/// Draws a figure: a gnuplot script with its data inside, then a checked run of gnuplot.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "plots/figure.hpp"

namespace overfit::plots {

enum class Format { svg, png, pdf };

std::string_view name_of(Format format);
/// "svg,png,pdf" in any order. Throws numerics::InputError naming the word that is no format.
std::vector<Format> formats_of(std::string_view list);

/// Writes the script of a figure; it renders alone: gnuplot -e "format='png'" NAME.gp.
/// Throws numerics::InputError if the file cannot be written.
void write_script(const Figure& figure, const std::filesystem::path& directory,
                  std::string_view name);

/// Runs gnuplot on DIRECTORY/NAME.gp and returns the file, which appears only when complete.
/// Throws numerics::InputError if gnuplot is missing, std::runtime_error if it fails, prints
/// anything, takes over a minute or leaves no picture.
std::filesystem::path render(const std::filesystem::path& directory, std::string_view name,
                             Format format);

/// Checks the figure, makes the directory, writes the script and renders every format. The script
/// stays, for the reader to edit. `name` is made of letters, digits, '_' and '-'.
std::vector<std::filesystem::path> write(const Figure& figure,
                                         const std::filesystem::path& directory,
                                         std::string_view name, const std::vector<Format>& formats);

}  // namespace overfit::plots
