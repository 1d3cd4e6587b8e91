/// Test of app/bench_results.hpp: Google Benchmark's file, right and wrong.
#include "app/bench_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "numerics/input_error.hpp"

namespace {

using namespace overfit::app;
using testing::HasSubstr;

constexpr const char* good = R"json({
  "context": {"host_name": "box", "date": "2024-01-01"},
  "benchmarks": [
    {"name": "lsq/qr/square/100", "run_name": "lsq/qr/square/100", "run_type": "iteration",
     "repetitions": 2, "iterations": 5, "real_time": 3.0, "cpu_time": 2.0, "time_unit": "ms",
     "digits": 14.5},
    {"name": "lsq/qr/square/100", "run_name": "lsq/qr/square/100", "run_type": "iteration",
     "repetitions": 2, "iterations": 5, "real_time": 3.0, "cpu_time": 4.0, "time_unit": "ms",
     "digits": 14.0},
    {"name": "lsq/qr/square/100_mean", "run_type": "aggregate", "aggregate_name": "mean",
     "real_time": 3.0, "cpu_time": 3.0, "time_unit": "ms"},
    {"name": "lsq/qr/square_BigO", "run_name": "lsq/qr/square", "run_type": "aggregate",
     "aggregate_name": "BigO", "cpu_coefficient": 1.0, "big_o": "N^3", "time_unit": "ms"},
    {"name": "lsq/qr/square_RMS", "run_name": "lsq/qr/square", "run_type": "aggregate",
     "aggregate_name": "RMS", "rms": 0.02},
    {"name": "normal/min_time:0.5", "run_type": "iteration", "cpu_time": 7, "time_unit": "ns"}
  ]})json";

TEST(ParseBench, ReadsNamesTimesCountersAndFits) {
    const BenchResults results = parse_bench(good, "b.json");
    ASSERT_EQ(results.rows.size(), 2U);
    const BenchRow& row = results.rows[0];
    EXPECT_EQ(row.kernel + ' ' + row.solver + ' ' + row.shape, "lsq qr square");
    EXPECT_EQ(row.size, 100.0);
    EXPECT_THAT(row.seconds,
                testing::ElementsAre(testing::DoubleEq(2e-3), testing::DoubleEq(4e-3)));
    EXPECT_THAT(row.counters, testing::ElementsAre(testing::Pair("digits", 14.0)));
    EXPECT_EQ(results.rows[1].kernel, "normal");
    EXPECT_EQ(results.rows[1].size, 0.0);
    EXPECT_EQ(results.fits.at("lsq/qr/square").order, "N^3");
    EXPECT_EQ(results.fits.at("lsq/qr/square").rms, 0.02);
    EXPECT_EQ(results.machine, "box, 2024-01-01");
}

TEST(ParseBench, SaysWhatIsWrong) {
    const auto message = [](const char* text) -> std::string {
        try {
            parse_bench(text, "b.json");
        } catch (const overfit::numerics::InputError& error) {
            return error.what();
        }
        return "no error";
    };
    EXPECT_THAT(message("name,time\n1,2\n"), HasSubstr("b.json: not JSON; expected"));
    EXPECT_THAT(message(""), HasSubstr("not JSON"));
    EXPECT_THAT(message("[1, 2]"), HasSubstr("expected an array \"benchmarks\""));
    EXPECT_THAT(message(R"({"benchmarks": []})"), HasSubstr("holds no measurement"));
    EXPECT_THAT(message(R"({"benchmarks": [1]})"), HasSubstr("benchmark 1: expected a \"name\""));
    EXPECT_THAT(message(R"({"benchmarks": [{"name": "a"}]})"), HasSubstr("\"cpu_time\""));
    EXPECT_THAT(message(R"({"benchmarks": [{"name": "a", "cpu_time": 1, "time_unit": "h"}]})"),
                HasSubstr("time_unit"));
    EXPECT_THAT(message(R"({"benchmarks": [{"name": "a", "error_occurred": true,
                            "error_message": "boom"}]})"),
                HasSubstr("a failed: boom"));
}

}  // namespace
