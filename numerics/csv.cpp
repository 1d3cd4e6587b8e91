/// From records of cells to a table of finite numbers.
#include "numerics/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "numerics/csv_lexer.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"

namespace overfit::numerics {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The separator that the first record uses most often outside quotes; the comma wins ties.
char delimiter_of(std::string_view text) {
    constexpr std::string_view candidates = ",;\t";
    std::array<int, 3> counts{};
    bool in_quotes = false;
    for (const char c : text) {
        if (c == '"') in_quotes = !in_quotes;
        if (!in_quotes && (c == '\n' || c == '\r')) break;
        const std::size_t which = candidates.find(c);
        if (!in_quotes && which != std::string_view::npos) ++counts.at(which);
    }
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    return candidates[static_cast<std::size_t>(most)];
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

std::string_view without_mark(std::string_view text) {
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
        text.remove_prefix(byte_order_mark.size());
    return text;
}

std::errc read_number(std::string_view text, double& value) {
    text = without_blanks(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return error;
    return end == text.data() + text.size() ? error : std::errc::invalid_argument;
}

class CsvParser {
  public:
    CsvParser(std::string_view text, std::string source, const TableFormat& format)
        : source_(std::move(source)),
          delimiter_(format.delimiter != '\0' ? format.delimiter : delimiter_of(text)),
          lexer_(text, delimiter_, source_) {
        read_header(format);
    }

    Table rows() {
        int blank_line = 0;
        while (lexer_.next(cells_)) {
            if (cells_.size() == 1 && cells_[0].is_blank()) {
                blank_line = blank_line == 0 ? lexer_.line() : blank_line;
                continue;
            }
            if (blank_line != 0) fail(fmt::format("line {} is blank", blank_line));
            read_row();
        }
        if (table_.rows() == 0) fail("there is a header but no row of numbers below it");
        return std::move(table_);
    }

  private:
    void read_header(const TableFormat& format) {
        if (!lexer_.next(cells_)) fail("the file is empty");
        if (cells_.size() == 1 && cells_[0].is_blank()) fail("line 1 is blank: expected a header");
        double number = 0.0;
        if (std::all_of(cells_.begin(), cells_.end(), [&](const Cell& cell) {
                return !cell.is_quoted && parse_number(cell.text, number);
            }))
            fail("line 1 holds numbers: expected a header of column names");
        for (std::size_t j = 0; j < cells_.size(); ++j) add_column(j, format.ignore);
        require_unique();
        for (const std::string& name : format.ignore) {
            if (std::find(header_.begin(), header_.end(), name) != header_.end()) continue;
            if (format.not_there == nullptr)
                fail(fmt::format("there is no column {} to ignore", printable(name)));
            format.not_there->push_back(name);
        }
        if (table_.names.empty()) fail("every column is ignored");
    }

    void add_column(std::size_t j, const std::vector<std::string>& ignore) {
        header_.emplace_back(cells_[j].text);
        if (header_.back().empty())
            fail(fmt::format("line 1: column {} of {} has no name", j + 1, cells_.size()));
        kept_.push_back(std::find(ignore.begin(), ignore.end(), header_.back()) == ignore.end());
        if (!kept_.back()) return;
        table_.names.push_back(header_.back());
        table_.columns.emplace_back();
    }

    void require_unique() const {
        std::vector<std::string> sorted = header_;
        std::sort(sorted.begin(), sorted.end());
        const auto twin = std::adjacent_find(sorted.begin(), sorted.end());
        if (twin != sorted.end())
            fail(fmt::format("line 1: two columns are called {}", printable(*twin)));
    }

    void read_row() {
        if (cells_.size() != header_.size())
            fail(fmt::format("line {}: {} cell{} where the header has {}", lexer_.line(),
                             cells_.size(), cells_.size() == 1 ? "" : "s", header_.size()));
        std::size_t column = 0;
        for (std::size_t j = 0; j < cells_.size(); ++j)
            if (kept_[j]) table_.columns[column++].push_back(number_in(j));
    }

    double number_in(std::size_t j) const {
        double value = 0.0;
        const std::string_view text = cells_[j].text;
        const std::errc error = read_number(text, value);
        if (error == std::errc{} && std::isfinite(value)) return value;
        if (without_blanks(text).empty()) fail_at(j, "the cell is empty, expected a number");
        const std::string cell = printable(text);
        if (error == std::errc{}) fail_at(j, cell + " is not a finite number");
        if (error == std::errc::result_out_of_range)
            fail_at(j, cell + " is outside the range of double precision");
        double repaired = 0.0;
        std::string point(text);
        std::replace(point.begin(), point.end(), ',', '.');
        if (parse_number(point, repaired)) fail_at(j, cell + " needs a decimal point, not a comma");
        fail_at(j, cell + " is not a number");
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw InputError(fmt::format("{}: {}", source_, what));
    }

    [[noreturn]] void fail_at(std::size_t j, const std::string& what) const {
        throw InputError(fmt::format("{}, line {}, column {}: {}", source_, lexer_.line(),
                                     printable(header_[j]), what));
    }

    std::string source_;
    char delimiter_;
    CsvLexer lexer_;
    std::vector<Cell> cells_;
    std::vector<std::string> header_;
    std::vector<bool> kept_;
    Table table_;
};

}  // namespace

bool parse_number(std::string_view text, double& value) {
    return read_number(text, value) == std::errc{};
}

Table parse_csv(std::string_view text, const std::string& source, const TableFormat& format) {
    return CsvParser(without_mark(text), source, format).rows();
}

}  // namespace overfit::numerics
