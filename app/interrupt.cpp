/// The signal handler, which does nothing but set a flag and say so.
#include "app/interrupt.hpp"

#include <string_view>
#include <unistd.h>

namespace overfit::app {

namespace {

volatile std::sig_atomic_t signalled = 0;

extern "C" void note_signal(int) {
    signalled = 1;
    constexpr std::string_view message =
        "\noverfit: stopping after what is in hand; again to stop at once\n";
    // Nothing can be done here if the terminal is gone.
    if (::write(STDERR_FILENO, message.data(), message.size()) < 0) return;
}

}  // namespace

InterruptGuard::InterruptGuard() {
    signalled = 0;
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    action.sa_flags |= static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, &old_interrupt_);
    ::sigaction(SIGTERM, &action, &old_terminate_);
}

InterruptGuard::~InterruptGuard() {
    ::sigaction(SIGINT, &old_interrupt_, nullptr);
    ::sigaction(SIGTERM, &old_terminate_, nullptr);
}

bool InterruptGuard::requested() {
    return signalled != 0;
}

}  // namespace overfit::app
