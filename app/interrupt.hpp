/// Ctrl-C during a long run: finish what is in hand, save, stop.
#pragma once

#include <csignal>

namespace overfit::app {

/// While one lives, the first SIGINT or SIGTERM only sets a flag; the second one kills as usual.
class InterruptGuard {
  public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// Has a signal come?
    static bool requested();

  private:
    struct sigaction old_interrupt_ {};
    struct sigaction old_terminate_ {};
};

}  // namespace overfit::app
