/// Reads and appends blocks of cells.
#include "claims/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"

namespace overfit::claims {

namespace {

namespace fs = std::filesystem;
using numerics::InputError;

/// The lines that say what the file is; two runs may share cells only if these agree.
std::string head_of(const Sweep& sweep, const Provenance& provenance) {
    return fmt::format("overfit {}\nsweep {}\nseed {}\ntier {}\ncolumns {}\n", provenance.version,
                       sweep.id, provenance.seed, name_of(provenance.tier),
                       fmt::join(sweep.columns, ","));
}

void append_to_disk(const fs::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    std::string_view rest = text;
    bool good = descriptor >= 0;
    while (good && !rest.empty()) {
        const ::ssize_t written = ::write(descriptor, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        good = written >= 0;
        if (good) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!good)
        throw InputError(fmt::format("cannot write {}: {}", file.string(),
                                     std::generic_category().message(error)));
}

constexpr std::string_view cell_word = "cell ", seconds_word = "seconds ", end_word = "end";

std::string block(const std::string& key, const CellResult& result) {
    std::string text =
        fmt::format("{}{}\n{}{}\n", cell_word, key, seconds_word, row_text({result.seconds}));
    for (const std::vector<double>& row : result.rows) text += row_text(row) + '\n';
    return text + std::string(end_word) + '\n';
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
    if (line.substr(0, prefix.size()) != prefix) return false;
    line.remove_prefix(prefix.size());
    return true;
}

}  // namespace

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::string row_text(const std::vector<double>& row) {
    std::string text;
    for (const double value : row) {
        std::array<char, 32> buffer{};
        const char* const end =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
        if (!text.empty()) text += ',';
        text += std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    }
    return text;
}

bool parse_row(std::string_view line, std::size_t width, std::vector<double>& row) {
    row.clear();
    const char* at = line.data();
    const char* const end = at + line.size();
    for (std::size_t j = 0; j < width; ++j) {
        double value = 0.0;
        const auto [stop, error] = std::from_chars(at, end, value);
        if (error != std::errc()) return false;
        const bool last = j + 1 == width;
        if (last != (stop == end) || (!last && *stop != ',')) return false;
        row.push_back(value);
        at = last ? stop : stop + 1;
    }
    return true;
}

Checkpoint::Checkpoint(fs::path file, const Sweep& sweep, const Provenance& provenance, bool resume)
    : file_(std::move(file)), head_(head_of(sweep, provenance)), width_(sweep.columns.size()) {
    if (resume && fs::exists(file_)) read(numerics::read_text(file_));
    std::string text = head_;
    for (const auto& [key, result] : cells_) text += block(key, result);
    numerics::write_file_atomically(file_, text);
}

void Checkpoint::read(const std::string& text) {
    if (text.substr(0, head_.size()) != head_) {
        std::string_view theirs = text, ours = head_;
        std::string_view line, wanted;
        do {
            line = take_line(theirs);
            wanted = take_line(ours);
        } while (line == wanted && !theirs.empty());
        throw InputError(
            fmt::format("cannot resume from {}: it has \"{}\" where this run has \"{}\"; run "
                        "without --resume to start again",
                        file_.string(), line.substr(0, 80), wanted));
    }
    std::string_view rest = std::string_view(text).substr(head_.size());
    std::string key;
    CellResult result;
    std::vector<double> numbers;
    while (!rest.empty()) {
        std::string_view line = take_line(rest);
        if (line == end_word) {
            cells_[key] = std::exchange(result, {});
        } else if (take_prefix(line, cell_word)) {
            key = line;
            result = {};
        } else if (take_prefix(line, seconds_word)) {
            if (!parse_row(line, 1, numbers)) return;
            result.seconds = numbers.front();
        } else {
            if (!parse_row(line, width_, numbers)) return;
            result.rows.push_back(numbers);
        }
    }
}

void Checkpoint::add(const std::string& key, CellResult result) {
    append_to_disk(file_, block(key, result));
    cells_[key] = std::move(result);
}

void Checkpoint::remove_file() const {
    std::error_code ignored;
    fs::remove(file_, ignored);
}

}  // namespace overfit::claims
