/// Splits CSV text into records of cells, knowing the line of each record.
#include "numerics/csv_lexer.hpp"

#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"

namespace overfit::numerics {

CsvLexer::CsvLexer(std::string_view text, char delimiter, std::string source)
    : text_(text), delimiter_(delimiter), source_(std::move(source)) {}

bool CsvLexer::next(std::vector<Cell>& cells) {
    cells.clear();
    unescaped_.clear();
    if (position_ == text_.size()) return false;
    line_ = next_line_;
    while (true) {
        cells.push_back(take_cell());
        if (position_ == text_.size()) return true;
        const char end = text_[position_++];
        if (end == delimiter_) continue;
        if (end == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
        ++next_line_;
        return true;
    }
}

bool CsvLexer::at_line_end() const {
    return position_ == text_.size() || text_[position_] == '\n' || text_[position_] == '\r';
}

bool CsvLexer::at_cell_end() const {
    return at_line_end() || text_[position_] == delimiter_;
}

void CsvLexer::skip_blanks() {
    while (!at_cell_end() && (text_[position_] == ' ' || text_[position_] == '\t')) ++position_;
}

Cell CsvLexer::take_cell() {
    skip_blanks();
    if (!at_cell_end() && text_[position_] == '"') return take_quoted();
    const std::size_t begin = position_;
    while (!at_cell_end()) ++position_;
    std::size_t end = position_;
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    return {text_.substr(begin, end - begin), false};
}

Cell CsvLexer::take_quoted() {
    const std::size_t begin = ++position_;
    bool has_doubled = false;
    while (true) {
        const std::size_t quote = text_.find('"', position_);
        if (quote == std::string_view::npos) fail("a quote is opened and never closed");
        for (; position_ < quote; ++position_) {
            const char c = text_[position_];
            if (c == '\n' || (c == '\r' && text_[position_ + 1] != '\n')) ++next_line_;
        }
        ++position_;
        if (position_ == text_.size() || text_[position_] != '"') break;
        has_doubled = true;
        ++position_;
    }
    const std::string_view inside = text_.substr(begin, position_ - 1 - begin);
    skip_blanks();
    if (!at_cell_end()) fail("text after a closing quote (a quote inside quotes is written twice)");
    if (!has_doubled) return {inside, true};
    std::string& plain = unescaped_.emplace_back();
    for (std::size_t i = 0; i < inside.size(); ++i) {
        plain += inside[i];
        if (inside[i] == '"') ++i;
    }
    return {plain, true};
}

void CsvLexer::fail(std::string_view what) const {
    throw InputError(fmt::format("{}, line {}: {}", source_, line_, what));
}

}  // namespace overfit::numerics
