/// overfit_bench: Google Benchmark's program over the kernels of numerics/, on one BLAS thread.
#include <benchmark/benchmark.h>

#include <cblas.h>

#include "bench/registration.hpp"

int main(int argc, char** argv) {
    openblas_set_num_threads(1);
    overfit::bench::register_bidiagonal();
    overfit::bench::register_peak();
    overfit::bench::register_least_squares();
    overfit::bench::register_singular_values();
    overfit::bench::register_risk_curve();
    overfit::bench::register_cross_validation();
    overfit::bench::register_random();
    overfit::bench::register_fixed_point();
    overfit::bench::register_laws();
    overfit::bench::register_hull();
    overfit::bench::register_interpolants();
    overfit::bench::register_relu_output();
    overfit::bench::register_smoothness();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::AddCustomContext("blas", openblas_get_config());
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
