/// Reads comma-separated numbers under a header of names: RFC 4180 and its common dialects.
#pragma once

#include <string>
#include <string_view>

#include "numerics/table.hpp"

namespace overfit::numerics {

/// `source` is what messages call the text. Accepts a UTF-8 byte order mark, LF, CRLF and CR line
/// ends, quoted cells with doubled quotes, blanks around cells and blank lines at the end. The
/// first record must hold names. Throws InputError with the line (counted from 1) and column.
Table parse_csv(std::string_view text, const std::string& source, const TableFormat& format = {});

/// True if the text, blanks around it and a leading '+' aside, is one number that a double can
/// hold; then sets `value`. Independent of the locale.
bool parse_number(std::string_view text, double& value);

}  // namespace overfit::numerics
