/// A file as a string.
#include "numerics/text_file.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"

namespace overfit::numerics {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

}  // namespace

std::string read_text(const std::filesystem::path& file) {
    const auto fail = [&](const std::string& why) {
        throw InputError(fmt::format("cannot read {}: {}", printable_path(file), why));
    };
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) fail("it is a folder");
    const std::unique_ptr<std::FILE, CloseFile> in(std::fopen(file.c_str(), "rbe"));
    if (!in) fail(std::generic_category().message(errno));
    std::string bytes;
    constexpr std::size_t block = 1U << 20U;
    for (std::size_t got = block; got == block;) {
        const std::size_t had = bytes.size();
        bytes.resize(had + block);
        got = std::fread(bytes.data() + had, 1, block, in.get());
        bytes.resize(had + got);
    }
    if (std::ferror(in.get()) != 0) fail(std::generic_category().message(errno));
    return bytes;
}

}  // namespace overfit::numerics
