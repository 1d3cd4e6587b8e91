/// Test of claims/sweep.hpp: saved, resumed and read back to the same bytes.
#include "claims/sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "claims/checkpoint.hpp"
#include "claims/record.hpp"
#include "numerics/input_error.hpp"
#include "numerics/text_file.hpp"

namespace {

using namespace overfit::claims;
using overfit::numerics::InputError;
using overfit::numerics::Table;
namespace fs = std::filesystem;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three cells of random rows; counts how often a cell is computed.
Sweep random_sweep(int* computed = nullptr) {
    const auto rows = [computed](const Run& run) {
        if (computed != nullptr) ++*computed;
        const std::vector<double> values = overfit::numerics::sample(
            run.trials(5, "trials"), [](overfit::numerics::Stream& s) { return s.normal(); });
        return std::vector<std::vector<double>>{{values[0], 1e-300 * values[1], infinity},
                                                {values[2], values[3] / 3.0, -0.0}};
    };
    return {.id = "random",
            .title = "random numbers",
            .columns = {"first, with a comma", "second (m)", "third"},
            .cells = [rows](Tier) {
                return std::vector<Cell>{{"a = 1", rows}, {"b = 2", rows}, {"c = 3", rows}};
            }};
}

class SweepTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            fs::path(testing::TempDir()) /
            (std::string("sweep_") + testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    static Provenance provenance(std::uint64_t seed = 7) {
        return {.seed = seed, .tier = Tier::quick, .version = "0.1.0"};
    }
    /// Runs until `cells` cells are computed, then is interrupted.
    void interrupt_after(int cells) {
        int computed = 0;
        const Sweep sweep = random_sweep(&computed);
        EXPECT_THROW(run_sweep(sweep, provenance(),
                               {.folder = folder_, .stop = [&] { return computed == cells; }}),
                     Interrupted);
    }
    std::string text(const char* file) const {
        return overfit::numerics::read_text(folder_ / file);
    }

    fs::path folder_;
};

TEST_F(SweepTest, ReadsBackWhatItWroteBitForBit) {
    const Table written = run_sweep(random_sweep(), provenance(), {.folder = folder_ / "deep"});
    const Table read = read_result(random_sweep(), folder_ / "deep");
    EXPECT_EQ(read.names, written.names);
    EXPECT_EQ(read.columns, written.columns);
    EXPECT_TRUE(std::signbit(read.columns[2][1]));
    EXPECT_FALSE(fs::exists(folder_ / "deep" / "random.partial"));
}

TEST_F(SweepTest, ResumesToTheBytesOfAnUninterruptedRun) {
    run_sweep(random_sweep(), provenance(), {.folder = folder_});
    const std::string whole = text("random.csv");
    for (const int cells : {0, 1, 2}) {
        fs::remove_all(folder_);
        interrupt_after(cells);
        EXPECT_FALSE(fs::exists(folder_ / "random.csv"));
        int computed = 0;
        run_sweep(random_sweep(&computed), provenance(), {.folder = folder_, .resume = true});
        EXPECT_EQ(computed, 3 - cells);
        EXPECT_EQ(text("random.csv"), whole);
    }
}

TEST_F(SweepTest, IgnoresACellThatWasCutOff) {
    run_sweep(random_sweep(), provenance(), {.folder = folder_});
    const std::string whole = text("random.csv");
    fs::remove_all(folder_);
    interrupt_after(2);
    const std::string partial = text("random.partial");
    // Every place where a crash may have cut the file, from the end of the head on.
    for (std::size_t cut = partial.find("cell "); cut < partial.size(); cut += 7) {
        fs::remove(folder_ / "random.csv");
        std::ofstream(folder_ / "random.partial") << partial.substr(0, cut);
        run_sweep(random_sweep(), provenance(), {.folder = folder_, .resume = true});
        ASSERT_EQ(text("random.csv"), whole) << "cut at byte " << cut;
    }
}

TEST_F(SweepTest, WithoutResumeStartsAgain) {
    interrupt_after(2);
    int computed = 0;
    run_sweep(random_sweep(&computed), provenance(), {.folder = folder_});
    EXPECT_EQ(computed, 3);
}

TEST_F(SweepTest, ResumingAFinishedSweepComputesNothing) {
    run_sweep(random_sweep(), provenance(), {.folder = folder_});
    int computed = 0;
    run_sweep(random_sweep(&computed), provenance(), {.folder = folder_, .resume = true});
    EXPECT_EQ(computed, 0);
    run_sweep(random_sweep(&computed), provenance(8), {.folder = folder_, .resume = true});
    EXPECT_EQ(computed, 3) << "another seed is another result";
}

TEST_F(SweepTest, RefusesToMixSeeds) {
    interrupt_after(1);
    try {
        run_sweep(random_sweep(), provenance(8), {.folder = folder_, .resume = true});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("\"seed 7\" where this run has \"seed 8\""));
    }
}

TEST_F(SweepTest, TheStreamsOfACellDependOnSeedAndKeyAlone) {
    const Table whole = run_sweep(random_sweep(), provenance(), {.folder = folder_});
    Sweep last = random_sweep();
    last.cells = [](Tier tier) { return std::vector<Cell>{random_sweep().cells(tier).back()}; };
    const Table alone = run_sweep(last, provenance(), {.folder = folder_});
    EXPECT_EQ(alone.columns[0][0], whole.columns[0][4]);
    EXPECT_NE(whole.columns[0][0], whole.columns[0][2]);
}

TEST_F(SweepTest, ReportsProgressBeforeEachCell) {
    interrupt_after(1);
    std::vector<std::string> seen;
    run_sweep(random_sweep(), provenance(),
              {.folder = folder_, .resume = true, .progress = [&](const SweepProgress& progress) {
                   EXPECT_EQ(progress.resumed, 1U);
                   seen.push_back(std::to_string(progress.done) + "/" +
                                  std::to_string(progress.total) + " " +
                                  std::string(progress.next));
               }});
    EXPECT_THAT(seen, testing::ElementsAre("1/3 b = 2", "2/3 c = 3"));
}

TEST_F(SweepTest, RejectsRowsOfTheWrongLengthAndRepeatedKeys) {
    Sweep sweep = random_sweep();
    sweep.columns.pop_back();
    EXPECT_THROW(run_sweep(sweep, provenance(), {.folder = folder_}), std::logic_error);
    sweep = random_sweep();
    sweep.cells = [](Tier tier) {
        std::vector<Cell> cells = random_sweep().cells(tier);
        cells.push_back(cells.front());
        return cells;
    };
    EXPECT_THROW(run_sweep(sweep, provenance(), {.folder = folder_}), std::logic_error);
}

TEST_F(SweepTest, AFolderThatCannotBeMadeIsAnInputError) {
    std::ofstream(folder_.string()) << "a file";
    EXPECT_THROW(run_sweep(random_sweep(), provenance(), {.folder = folder_}), InputError);
}

TEST_F(SweepTest, NamesTheLineOfADamagedResult) {
    run_sweep(random_sweep(), provenance(), {.folder = folder_});
    const std::string whole = text("random.csv");
    const auto message = [&](const std::string& content) -> std::string {
        std::ofstream(folder_ / "random.csv") << content;
        try {
            read_result(random_sweep(), folder_);
        } catch (const InputError& error) {
            return error.what();
        }
        return "no error";
    };
    EXPECT_THAT(message(whole + "1,2\n"), testing::HasSubstr("line 8: expected 3 numbers"));
    EXPECT_THAT(message(whole + "1,2,x\n"), testing::HasSubstr("line 8"));
    EXPECT_THAT(message("other,columns\n1,2\n"),
                testing::HasSubstr("line 1: expected the columns"));
    EXPECT_THAT(message(""), testing::HasSubstr("line 1"));
    fs::remove(folder_ / "random.csv");
    EXPECT_THROW(read_result(random_sweep(), folder_), InputError);
}

TEST(Row, SurvivesTextBitForBit) {
    const std::vector<double> row{0.1, 1.0 / 3.0, 5e-324, -1.7976931348623157e308, infinity, -0.0};
    std::vector<double> read;
    ASSERT_TRUE(parse_row(row_text(row), row.size(), read));
    EXPECT_EQ(read, row);
    for (const char* bad : {"", "1", "1,", "1,2,", "1,2,3", "1,x", "1, 2", "1;2"})
        EXPECT_FALSE(parse_row(bad, 2, read)) << bad;
}

}  // namespace
