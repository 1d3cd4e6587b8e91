/// A file as a string.
#include "numerics/text_file.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"

namespace overfit::numerics {

std::string read_text(const std::filesystem::path& file) {
    const auto fail = [&](const std::string& why) {
        throw InputError(fmt::format("cannot read {}: {}", printable_path(file), why));
    };
    if (std::filesystem::is_directory(file)) fail("it is a folder");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) fail(std::generic_category().message(errno));
    std::ostringstream text;
    text << in.rdbuf();
    if (in.bad()) fail(std::generic_category().message(errno));
    return text.str();
}

}  // namespace overfit::numerics
