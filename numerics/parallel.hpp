/// The one place where threads are made: independent trials on all cores, results in trial order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "numerics/random.hpp"

namespace overfit::numerics {

/// Number of worker threads that parallel_for uses; initially the number of cores.
int thread_count();
/// Sets it; 0 restores the number of cores. Throws std::domain_error if negative. BLAS always runs
/// on one thread inside a worker: trials are parallel, matrices are not.
void set_thread_count(int threads);

/// Calls body(i) once for each i in [0, count), in any order, on thread_count() threads; inside a
/// body, on the calling thread alone. The first exception thrown by a body is rethrown here after
/// all threads have stopped.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

/// How many independent trials to run and which random streams they use.
struct Trials {
    StreamKey key;
    std::size_t count = 0;
};

/// One number from each trial, in trial order: bit-identical for every number of threads.
std::vector<double> sample(const Trials& trials, const std::function<double(Stream&)>& trial);

/// `width` numbers from each trial: result[j][t] is the j-th number of trial t.
std::vector<std::vector<double>> sample_many(
    const Trials& trials, std::size_t width,
    const std::function<void(Stream&, std::vector<double>& out)>& trial);

}  // namespace overfit::numerics
