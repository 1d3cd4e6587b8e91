/// Dynamic scheduling of independent trials over threads.
#include "numerics/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "numerics/lapack.hpp"

namespace overfit::numerics {

namespace {

int core_count() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::atomic<int>& workers() {
    static std::atomic<int> count{core_count()};
    return count;
}

/// Hands out blocks of indices to threads and keeps the first exception.
class Schedule {
  public:
    Schedule(std::size_t count, std::size_t block) : count_(count), block_(block) {}

    void run(const std::function<void(std::size_t)>& body) {
        try {
            for (std::size_t first = take(); first < count_; first = take())
                for (std::size_t i = first; i < std::min(count_, first + block_); ++i) body(i);
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            next_ = count_;
        }
    }

    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    std::size_t take() { return next_.fetch_add(block_); }

    std::size_t count_, block_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
};

/// Whether this thread is at work for a parallel_for already.
thread_local bool busy = false;

void work(Schedule& schedule, const std::function<void(std::size_t)>& body) {
    busy = true;
    schedule.run(body);
    busy = false;
}

}  // namespace

int thread_count() {
    return workers().load();
}

void set_thread_count(int threads) {
    if (threads < 0) throw std::domain_error("set_thread_count: threads must be at least 0");
    workers().store(threads == 0 ? core_count() : threads);
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
    lapack::use_one_thread();
    if (busy) {
        for (std::size_t i = 0; i < count; ++i) body(i);
        return;
    }
    const auto threads = std::min<std::size_t>(count, static_cast<std::size_t>(thread_count()));
    const std::size_t block = std::max<std::size_t>(1, std::min<std::size_t>(64, count / 64));
    Schedule schedule(count, block);
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back([&] { work(schedule, body); });
    work(schedule, body);
    others.clear();
    schedule.rethrow();
}

std::vector<double> sample(const Trials& trials, const std::function<double(Stream&)>& trial) {
    std::vector<double> values(trials.count);
    parallel_for(trials.count, [&](std::size_t t) {
        Stream stream(trials.key, t);
        values[t] = trial(stream);
    });
    return values;
}

std::vector<std::vector<double>> sample_many(
    const Trials& trials, std::size_t width,
    const std::function<void(Stream&, std::vector<double>& out)>& trial) {
    std::vector<std::vector<double>> values(width, std::vector<double>(trials.count));
    parallel_for(trials.count, [&](std::size_t t) {
        Stream stream(trials.key, t);
        std::vector<double> out(width);
        trial(stream, out);
        for (std::size_t j = 0; j < width; ++j) values[j][t] = out[j];
    });
    return values;
}

}  // namespace overfit::numerics
