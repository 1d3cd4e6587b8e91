/// Splits CSV text into records of cells, knowing the line of each record.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace overfit::numerics {

/// Text between two separators, blanks around it removed.
struct Cell {
    std::string_view text;
    bool is_quoted = false;

    bool is_blank() const { return text.empty() && !is_quoted; }
};

/// Reads one record at a time. Cells point into the text or, if they held a doubled quote, into
/// the lexer, and are valid until the next call.
class CsvLexer {
  public:
    /// `source` is what messages call the text.
    CsvLexer(std::string_view text, char delimiter, std::string source);

    /// False at the end of the text. Throws InputError for a quote that is never closed or is
    /// followed by text.
    bool next(std::vector<Cell>& cells);

    /// The line on which the last record started, counted from 1.
    int line() const { return line_; }

  private:
    Cell take_cell();
    Cell take_quoted();
    bool at_line_end() const;
    bool at_cell_end() const;
    void skip_blanks();
    [[noreturn]] void fail(std::string_view what) const;

    std::string_view text_;
    char delimiter_;
    std::string source_;
    std::size_t position_ = 0;
    int line_ = 0;
    int next_line_ = 1;
    std::deque<std::string> unescaped_;
};

}  // namespace overfit::numerics
