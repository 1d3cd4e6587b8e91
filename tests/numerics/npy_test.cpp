/// Test of numerics/npy.hpp: orders, types, versions and every kind of bad file.
#include "numerics/npy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/npy_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::numerics::InputError;
using overfit::numerics::parse_npy;
using overfit::numerics::read_table;
using overfit::numerics::Table;
using overfit::numerics::write_csv;
using overfit::numerics::write_file_atomically;
using overfit::tests::dictionary;
using overfit::tests::npy;
using overfit::tests::raw;
using overfit::tests::ScratchFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Npy, ReadsBothOrdersAndAllVersions) {
    for (const char version : {'\1', '\2', '\3'}) {
        const std::string payload = raw<double>({1, 2, 3, 4, 5, 6});
        const Table c = parse_npy(npy(version, dictionary("<f8", "False", "(2, 3)"), payload), "x");
        EXPECT_THAT(c.names, ElementsAre("c0", "c1", "c2"));
        EXPECT_THAT(c.column("c1"), ElementsAre(2.0, 5.0));
        const Table f = parse_npy(npy(version, dictionary("<f8", "True", "(2, 3)"), payload), "x");
        EXPECT_THAT(f.column("c1"), ElementsAre(3.0, 4.0));
    }
}

TEST(Npy, ReadsEachTypeOfNumber) {
    const auto column = [](std::string_view type, const std::string& payload) {
        return parse_npy(npy(1, dictionary(type, "False", "(2,)"), payload), "x").column("c0");
    };
    EXPECT_THAT(column("<f4", raw<float>({0.5F, -2})), ElementsAre(0.5, -2.0));
    EXPECT_THAT(column("<i4", raw<std::int32_t>({-7, 9})), ElementsAre(-7.0, 9.0));
    EXPECT_THAT(column("<i8", raw<std::int64_t>({-7, 1LL << 40})), ElementsAre(-7.0, 0x1p40));
    EXPECT_THAT(column("|u1", raw<std::uint8_t>({0, 255})), ElementsAre(0.0, 255.0));
    EXPECT_THAT(column("|b1", raw<std::uint8_t>({0, 1})), ElementsAre(0.0, 1.0));
    EXPECT_THAT(column(">i2", std::string("\x01\x02\xFF\xFE", 4)), ElementsAre(258.0, -2.0));
}

TEST(Npy, SaysWhatIsWrong) {
    const auto refused = [](const std::string& bytes) -> std::string {
        try {
            parse_npy(bytes, "x.npy");
        } catch (const InputError& error) {
            return error.what();
        }
        return "accepted";
    };
    const std::string two = raw<double>({1, 2});
    EXPECT_EQ(refused(npy(1, dictionary("<f8", "False", "(3, 1)"), two)),
              "x.npy: 3 x 1 elements of 8 bytes are expected, 16 bytes are found");
    EXPECT_EQ(
        refused(npy(1, dictionary("<f8", "False", "(4294967296, 4294967296)"), two)),
        "x.npy: 4294967296 x 4294967296 elements of 8 bytes are expected, 16 bytes are found");
    EXPECT_THAT(refused(npy(1, dictionary("<c16", "False", "(1,)"), two)), HasSubstr("'<c16'"));
    EXPECT_THAT(
        refused(npy(1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}", two)),
        HasSubstr("are not real numbers"));
    EXPECT_THAT(refused(npy(1, dictionary("<f8", "False", "(1, 1, 2)"), two)),
                HasSubstr("more than two dimensions"));
    EXPECT_THAT(refused(npy(1, dictionary("<f8", "False", "()"), two)), HasSubstr("no dimension"));
    EXPECT_THAT(refused(npy(1, dictionary("<f8", "False", "(0, 3)"), "")),
                HasSubstr("no elements"));
    EXPECT_THAT(refused(npy(4, dictionary("<f8", "False", "(2,)"), two)), HasSubstr("version"));
    EXPECT_THAT(refused(npy(1, "{}", two)), HasSubstr("'descr'"));
    EXPECT_THAT(refused(std::string("\x93NUMPY\x01\x00\xFF\xFF{}  ", 14)), HasSubstr("cut short"));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refused(npy(1, dictionary("<f8", "False", "(2, 1)"), raw<double>({1, nan}))),
              "x.npy: row 2, column 'c0': nan is not a finite number");
}

TEST(Table, TellsTheTwoFormatsApartByContent) {
    const ScratchFolder folder;
    write_file_atomically(folder / "array.csv",
                          npy(1, dictionary("<f8", "False", "(1, 2)"), raw<double>({1, 2})));
    EXPECT_THAT(read_table(folder / "array.csv").names, ElementsAre("c0", "c1"));
    write_csv({{"a"}, {{0.1}}}, folder / "table.npy");
    EXPECT_THAT(read_table(folder / "table.npy").column("a"), ElementsAre(0.1));
}

}  // namespace
