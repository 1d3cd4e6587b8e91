/// The error of a user's file or option: caught once, in app/main.cpp, and printed as one line.
#pragma once

#include <stdexcept>

namespace overfit::numerics {

/// The message names the file, line, column or option at fault and what was expected.
class InputError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace overfit::numerics
