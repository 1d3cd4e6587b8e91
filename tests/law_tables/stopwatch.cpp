/// Times batches of calls by the CPU clock, which other processes do not advance.
#include "tests/law_tables/stopwatch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

namespace overfit::law_tables {

namespace {

/// Steps of the golden ratio visit the interval evenly.
class Arguments {
  public:
    Arguments(double low, double high) : low_(low), high_(high) {}
    double next() {
        share_ += 0.6180339887498949;
        share_ -= std::floor(share_);
        return low_ + share_ * (high_ - low_);
    }

  private:
    double low_, high_, share_ = 0.5;
};

double seconds_of_batch(const std::function<double(double)>& value, Arguments& arguments,
                        int calls) {
    const std::clock_t start = std::clock();
    for (int call = 0; call < calls; ++call) value(arguments.next());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

double seconds_per_call(const std::function<double(double)>& value, double low, double high) {
    Arguments arguments(low, high);
    int calls = 1;
    seconds_of_batch(value, arguments, calls);  // makes what is made once
    while (seconds_of_batch(value, arguments, calls) < 0.5e-3 && calls < 1'000'000) calls *= 2;
    std::array<double, 31> batches{};
    for (double& batch : batches) batch = seconds_of_batch(value, arguments, calls) / calls;
    std::nth_element(batches.begin(), batches.begin() + batches.size() / 2, batches.end());
    return batches[batches.size() / 2];
}

}  // namespace overfit::law_tables
