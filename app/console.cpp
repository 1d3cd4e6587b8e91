/// Colour and progress on a terminal.
#include "app/console.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include <fmt/format.h>

namespace overfit::app {

namespace {

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

bool colours_wanted() {
    const char* no_color = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

std::string painted(std::string_view word, bool good) {
    if (!colours_wanted()) return std::string(word);
    return fmt::format("\033[{}m{}\033[0m", good ? 32 : 31, word);
}

Progress::Progress(std::size_t total)
    : visible_(isatty(STDERR_FILENO) != 0), total_(total), started_(seconds_now()) {}

Progress::~Progress() {
    clear();
}

void Progress::show(std::size_t done, std::string_view what, std::size_t resumed) const {
    if (!visible_ || total_ == 0) return;
    const double elapsed = seconds_now() - started_;
    const std::size_t made = done - resumed;
    const double left =
        made == 0 ? 0.0 : elapsed * static_cast<double>(total_ - done) / static_cast<double>(made);
    const std::string eta = made == 0 ? "" : fmt::format(", {:.0f} s left", left);
    fmt::print(stderr, "\r\033[K[{}/{}{}] {}", done, total_, eta, what.substr(0, 60));
    std::fflush(stderr);
}

void Progress::clear() const {
    if (!visible_) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
}

}  // namespace overfit::app
