/// Test of numerics/idx.hpp and numerics/gzip.hpp: types, dimensions, and every kind of bad file.
#include "numerics/idx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>

#include "numerics/gzip.hpp"
#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/idx_file.hpp"
#include "tests/numerics/npy_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::numerics::InputError;
using overfit::numerics::is_gzip;
using overfit::numerics::is_idx;
using overfit::numerics::parse_idx;
using overfit::numerics::read_table;
using overfit::numerics::Table;
using overfit::numerics::unzipped;
using overfit::numerics::write_file_atomically;
using overfit::tests::big_endian;
using overfit::tests::dictionary;
using overfit::tests::idx;
using overfit::tests::npy;
using overfit::tests::raw;
using overfit::tests::ScratchFolder;
using overfit::tests::zipped;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The message of the InputError, or "accepted".
template <typename Action>
std::string refusal(const Action& action) {
    try {
        action();
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

std::string refused(const std::string& bytes) {
    return refusal([&] { parse_idx(bytes, "x.idx"); });
}

TEST(Idx, FlattensAllDimensionsButTheFirst) {
    const std::string payload = raw<std::uint8_t>({1, 2, 3, 4, 5, 6, 7, 8});
    EXPECT_THAT(parse_idx(idx('\x08', {8}, payload), "x").names, ElementsAre("c0"));
    const Table images = parse_idx(idx('\x08', {2, 2, 2}, payload), "x");
    EXPECT_THAT(images.names, ElementsAre("c0", "c1", "c2", "c3"));
    EXPECT_THAT(images.column("c0"), ElementsAre(1.0, 5.0));
    EXPECT_THAT(images.column("c3"), ElementsAre(4.0, 8.0));
    EXPECT_EQ(parse_idx(idx('\x08', {2, 4}, payload), "x").columns, images.columns);
    EXPECT_EQ(parse_idx(idx('\x08', {2, 1, 2, 2}, payload), "x").columns, images.columns);
}

TEST(Idx, ReadsEachTypeOfNumber) {
    const auto column = [](char type, const std::string& payload) {
        return parse_idx(idx(type, {2}, payload), "x").column("c0");
    };
    EXPECT_THAT(column('\x08', raw<std::uint8_t>({0, 255})), ElementsAre(0.0, 255.0));
    EXPECT_THAT(column('\x09', raw<std::int8_t>({-128, 127})), ElementsAre(-128.0, 127.0));
    EXPECT_THAT(column('\x0B', std::string("\x01\x02\xFF\xFE", 4)), ElementsAre(258.0, -2.0));
    EXPECT_THAT(column('\x0C', big_endian<std::int32_t>({-7, 1 << 30})), ElementsAre(-7.0, 0x1p30));
    EXPECT_THAT(column('\x0D', big_endian<float>({0.5F, -2})), ElementsAre(0.5, -2.0));
    EXPECT_THAT(column('\x0E', big_endian<double>({0.1, -1e300})), ElementsAre(0.1, -1e300));
}

TEST(Idx, SaysWhatIsWrong) {
    const std::string two = raw<std::uint8_t>({1, 2});
    EXPECT_EQ(refused(idx('\x08', {3, 1}, two)),
              "x.idx: 3 x 1 elements of 1 byte are expected, 2 bytes are found");
    EXPECT_EQ(refused(idx('\x0B', {1}, two + two)),
              "x.idx: 1 elements of 2 bytes are expected, 4 bytes are found");
    constexpr std::uint32_t huge = 0xFFFFFFFF;
    EXPECT_EQ(refused(idx('\x0E', {huge, huge, huge, huge}, two)),
              "x.idx: 4294967295 x 4294967295 x 4294967295 x 4294967295 elements of 8 bytes are "
              "expected, 2 bytes are found");
    EXPECT_THAT(refused(idx('\x08', {65536, 65536, 65536, 65536}, "")), HasSubstr("0 bytes"));
    EXPECT_EQ(refused(idx('\x0A', {2}, two)),
              "x.idx: the header starts with 00 00 0a: expected an IDX file, 00 00 and the type "
              "08, 09, 0b, 0c, 0d or 0e");
    EXPECT_EQ(refused(idx('\x08', {}, two)), "x.idx: the array has 0 dimensions: expected 1 to 4");
    EXPECT_THAT(refused(idx('\x08', {1, 1, 1, 1, 2}, two)), HasSubstr("5 dimensions"));
    EXPECT_EQ(refused(idx('\x08', {0, 2}, "")), "x.idx: the array has no elements");
    EXPECT_EQ(refused(idx('\x08', {2, 0}, "")), "x.idx: the array has no elements");
    EXPECT_THAT(refused(std::string("\0\0\x08", 3)), HasSubstr("cut short"));
    EXPECT_THAT(refused(std::string("\0\0\x08\x02\0\0\0\1\0\0", 10)),
                HasSubstr("cut short: expected 2 sizes of 4 bytes"));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refused(idx('\x0E', {2, 1}, big_endian<double>({1, nan}))),
              "x.idx: row 2, column 'c0': nan is not a finite number");
}

TEST(Idx, AnyBytesAreReadOrRefused) {
    ASSERT_TRUE(rc::check("no crash", [](const std::string& tail) {
        const std::string bytes = std::string("\0\0", 2) + tail;
        if (is_idx(bytes)) refused(bytes);
        const std::string gzip = "\x1F\x8B\x08" + tail;
        refusal([&] { unzipped(gzip, "x"); });
    }));
}

TEST(Gzip, IsUndone) {
    for (const std::size_t size : {0U, 1U, 70'000U, 3'000'000U}) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + i * i % 23);
        ASSERT_TRUE(is_gzip(zipped(text)));
        EXPECT_EQ(unzipped(zipped(text), "x"), text);
        EXPECT_EQ(unzipped(zipped(text) + zipped("more"), "x"), text + "more");
    }
}

TEST(Gzip, SaysWhatIsWrong) {
    const std::string text = "a,b\n1,2\n3,4\n", whole = zipped(text);
    const auto refused_gzip = [](const std::string& bytes) {
        return refusal([&] { unzipped(bytes, "x.gz"); });
    };
    for (std::size_t size = 2; size < whole.size(); ++size)
        EXPECT_EQ(refused_gzip(whole.substr(0, size)),
                  "x.gz: the gzip data are cut short or corrupt: expected a whole gzip file")
            << size;
    // Not the four bytes of the length at the end: the checksum before them has the last word.
    for (std::size_t i = 10; i + 4 < whole.size(); ++i) {
        std::string corrupt = whole;
        corrupt[i] = static_cast<char>(corrupt[i] ^ 0x55);
        EXPECT_THAT(refused_gzip(corrupt), HasSubstr("corrupt")) << i;
    }
    EXPECT_THAT(refused_gzip(whole + "rest"), HasSubstr("corrupt"));
    std::string noise;
    for (std::uint32_t i = 0; i < 3'000'000; ++i)
        noise += static_cast<char>(i * i * 2654435761U >> 24U);
    const std::string large = zipped(noise);
    for (const std::size_t size : {large.size() / 3, large.size() / 2, large.size() - 1})
        EXPECT_THAT(refused_gzip(large.substr(0, size)), HasSubstr("corrupt"));
}

TEST(Gzip, ThatStandsForTooMuchIsRefused) {
    const std::string bomb = zipped(std::string(5'000'000, '\0'));
    EXPECT_LT(bomb.size(), 10'000U);
    EXPECT_EQ(refusal([&] { unzipped(bomb, "x.gz", 1000); }),
              "x.gz: the gzip data stand for more than the 1000 bytes that are accepted");
    EXPECT_EQ(unzipped(bomb, "x.gz", 5'000'000).size(), 5'000'000U);
}

TEST(Table, RecognisesIdxAndGzipByContent) {
    const ScratchFolder folder;
    const auto read = [&](const std::string& bytes) {
        write_file_atomically(folder / "table", bytes);
        return read_table(folder / "table");
    };
    const std::string array = idx('\x08', {2, 2}, raw<std::uint8_t>({1, 2, 3, 4}));
    const std::string numpy = npy(1, dictionary("<f8", "False", "(1, 1)"), raw<double>({7}));
    EXPECT_THAT(read(array).column("c1"), ElementsAre(2.0, 4.0));
    EXPECT_THAT(read(zipped(array)).column("c1"), ElementsAre(2.0, 4.0));
    EXPECT_THAT(read(zipped(numpy)).column("c0"), ElementsAre(7.0));
    EXPECT_THAT(read(zipped("a,b\n5,6\n")).column("b"), ElementsAre(6.0));
    EXPECT_THAT(refusal([&] { read(zipped("")); }), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal([&] { read(zipped(array).substr(0, 20)); }), HasSubstr("table': the gzip"));
    EXPECT_THAT(refusal([&] { read(std::string(8, '\0')); }), HasSubstr("an IDX file"));
}

TEST(Table, LeavesOutColumnsOfFormatsWithoutNames) {
    const ScratchFolder folder;
    write_file_atomically(folder / "table", idx('\x08', {1, 3}, raw<std::uint8_t>({1, 2, 3})));
    const auto names = [&](const std::vector<std::string>& ignore,
                           std::vector<std::string>* not_there = nullptr) {
        return read_table(folder / "table", {.ignore = ignore, .not_there = not_there}).names;
    };
    EXPECT_THAT(names({"c1"}), ElementsAre("c0", "c2"));
    EXPECT_THAT(refusal([&] { names({"c3"}); }), HasSubstr("no column 'c3' to ignore"));
    std::vector<std::string> not_there;
    EXPECT_THAT(names({"c3", "c0"}, &not_there), ElementsAre("c1", "c2"));
    EXPECT_THAT(not_there, ElementsAre("c3"));
    EXPECT_THAT(refusal([&] { names({"c0", "c1", "c2"}); }), HasSubstr("every column is ignored"));
}

}  // namespace
