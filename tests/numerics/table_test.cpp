/// Test of numerics/table.hpp: dialects, every kind of bad input, round trips and random bytes.
#include "numerics/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <bit>
#include <cmath>
#include <cstdint>

#include "numerics/csv.hpp"
#include "numerics/input_error.hpp"
#include "numerics/npy.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/npy_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::numerics::csv_text;
using overfit::numerics::InputError;
using overfit::numerics::is_npy;
using overfit::numerics::parse_csv;
using overfit::numerics::parse_npy;
using overfit::numerics::parse_number;
using overfit::numerics::read_table;
using overfit::numerics::Table;
using overfit::numerics::write_file_atomically;
using overfit::tests::dictionary;
using overfit::tests::npy;
using overfit::tests::raw;
using overfit::tests::ScratchFolder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// The message with which the text is refused, or "accepted".
std::string refusal(std::string_view text) {
    try {
        parse_csv(text, "data.csv");
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

std::string refusal_of_file(const std::filesystem::path& file) {
    try {
        read_table(file);
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Table, ReadsNamesAndColumns) {
    const Table table = parse_csv("a,b\n1,2\n3,4\n", "x");
    EXPECT_THAT(table.names, ElementsAre("a", "b"));
    EXPECT_THAT(table.column("b"), ElementsAre(2.0, 4.0));
    EXPECT_EQ(table.rows(), 2U);
}

TEST(Table, NamesTheColumnsThereAreWhenOneIsMissing) {
    const Table table = parse_csv("a,b\n1,2\n", "x");
    try {
        table.column("c");
        FAIL();
    } catch (const std::out_of_range& error) {
        EXPECT_STREQ(error.what(), "no column 'c' among 'a' 'b'");
    }
}

TEST(Table, AcceptsTheCommonDialects) {
    const Table expected = parse_csv("a,b\n1,2\n3,4\n", "x");
    for (const std::string_view text :
         {"a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4", "a,b\n1,2\n3,4\n\n \n\r\n",
          "\357\273\277a,b\n1,2\n3,4\n", "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n",
          " a , b \n 1 ,\t2 \n3,+4\n", "\"a\",\"b\"\n\"1\",\"2\"\n3,4\n",
          "a,b\n1e0,.2E+1\n3.,4.0\n"}) {
        const Table table = parse_csv(text, "x");
        EXPECT_EQ(table.names, expected.names) << text;
        EXPECT_EQ(table.columns, expected.columns) << text;
    }
}

TEST(Table, KeepsHostileNamesAsTheyAre) {
    const Table table = parse_csv(
        "\"a,b\",\"say \"\"hi\"\"\",`id`,$(reboot),5\" pipe,\"two\nlines\"\n"
        "1,2,3,4,5,6\n",
        "x");
    EXPECT_THAT(table.names,
                ElementsAre("a,b", "say \"hi\"", "`id`", "$(reboot)", "5\" pipe", "two\nlines"));
}

TEST(Table, LeavesOutIgnoredColumnsEvenIfTheyHoldText) {
    const Table table = parse_csv("id,a\nAnna,1\nBob,2\n", "x", {.ignore = {"id"}});
    EXPECT_THAT(table.names, ElementsAre("a"));
    EXPECT_THAT(table.column("a"), ElementsAre(1.0, 2.0));
    EXPECT_THROW(parse_csv("a\n1\n", "x", {.ignore = {"b"}}), InputError);
    EXPECT_THROW(parse_csv("a\n1\n", "x", {.ignore = {"a"}}), InputError);
}

TEST(Table, ASingleColumnNeedsNoSeparator) {
    EXPECT_THAT(parse_csv("a\n1\n2\n", "x").column("a"), ElementsAre(1.0, 2.0));
}

TEST(Table, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(refusal(""), "data.csv: the file is empty");
    EXPECT_EQ(refusal("\n\n"), "data.csv: line 1 is blank: expected a header");
    EXPECT_EQ(refusal("a,b\n"), "data.csv: there is a header but no row of numbers below it");
    EXPECT_EQ(refusal("1,2\n3,4\n"),
              "data.csv: line 1 holds numbers: expected a header of column names");
    EXPECT_EQ(refusal("a,b\n1,2\n3\n"), "data.csv: line 3: 1 cell where the header has 2");
    EXPECT_EQ(refusal("a,b\n1,2,3\n"), "data.csv: line 2: 3 cells where the header has 2");
    EXPECT_EQ(refusal("a,b\r\n1,x\r\n"), "data.csv, line 2, column 'b': 'x' is not a number");
    EXPECT_EQ(refusal("a,b\n1,\n"),
              "data.csv, line 2, column 'b': the cell is empty, expected a number");
    EXPECT_EQ(refusal("a,b\n1,\" \"\n"),
              "data.csv, line 2, column 'b': the cell is empty, expected a number");
    EXPECT_EQ(refusal("a,b\n1,nan\n"),
              "data.csv, line 2, column 'b': 'nan' is not a finite number");
    EXPECT_EQ(refusal("a,b\n1,-Inf\n"),
              "data.csv, line 2, column 'b': '-Inf' is not a finite number");
    EXPECT_EQ(refusal("a,b\n1,NA\n"), "data.csv, line 2, column 'b': 'NA' is not a number");
    EXPECT_EQ(refusal("a,b\n1,1e999\n"),
              "data.csv, line 2, column 'b': '1e999' is outside the range of double precision");
    EXPECT_EQ(refusal("a;b\n1;2,5\n"),
              "data.csv, line 2, column 'b': '2,5' needs a decimal point, not a comma");
    EXPECT_EQ(refusal("a,a\n1,2\n"), "data.csv: line 1: two columns are called 'a'");
    EXPECT_EQ(refusal("a,\n1,2\n"), "data.csv: line 1: column 2 of 2 has no name");
    EXPECT_EQ(refusal("a,b\n1,2\n\n3,4\n"), "data.csv: line 3 is blank");
    EXPECT_EQ(refusal("a,\"b\n1,2\n"), "data.csv, line 1: a quote is opened and never closed");
    EXPECT_THAT(refusal("a,b\n1,\"2\"3\n"), HasSubstr("line 2: text after a closing quote"));
}

TEST(Table, CountsLinesInsideQuotedNames) {
    EXPECT_THAT(refusal("\"a\nb\",c\n1,2\n3,x\n"), HasSubstr("line 4, column 'c'"));
}

TEST(Table, EscapesAndShortensWhatItQuotes) {
    const std::string message = refusal("a\n\x1b[31m" + std::string(500, 'x') + "\n");
    EXPECT_THAT(message,
                AllOf(HasSubstr("'\\x1b[31mxxx"), HasSubstr("...'"), Not(HasSubstr("\x1b"))));
    EXPECT_LT(message.size(), 120U);
    EXPECT_THAT(refusal("a\n\xC2\x9B\xFF\xC3\xA9\n"), HasSubstr("'\\xc2\\x9b\\xff\xC3\xA9'"));
}

TEST(Table, ANumberIsReadWholeOrNotAtAll) {
    double value = 0.0;
    for (const std::string_view text : {"1", "+1", " 1\t", "1.", "10e-1"}) {
        EXPECT_TRUE(parse_number(text, value)) << text;
        EXPECT_EQ(value, 1.0);
    }
    for (const std::string_view text : {"", "+", "-", "+-1", "1 2", "1,5", "0x1p3", "1e", "1_000"})
        EXPECT_FALSE(parse_number(text, value)) << text;
}

TEST(Table, RefusesWhatIsNotATableFile) {
    const ScratchFolder folder;
    EXPECT_THAT(refusal_of_file(folder / "none.csv"),
                AllOf(HasSubstr("none.csv"), HasSubstr("No such file")));
    EXPECT_THAT(refusal_of_file(folder.path()), HasSubstr("it is a folder"));
    for (const std::string_view bytes :
         {std::string_view("PK\x03\x04\x14\x00", 6), std::string_view("a,b\n1,\0\n", 8),
          std::string_view("\xFF\xFE"
                           "a\0,\0",
                           6)}) {
        write_file_atomically(folder / "binary", bytes);
        EXPECT_THAT(refusal_of_file(folder / "binary"), HasSubstr("is a binary file"));
    }
}

TEST(Table, WritesWhatItReads) {
    ASSERT_TRUE(rc::check("csv_text and parse_csv are inverse", [] {
        const auto names = *rc::gen::unique<std::vector<std::string>>(
            rc::gen::nonEmpty(rc::gen::container<std::string>(
                rc::gen::elementOf(std::string("ab1.,;\t\"\r\n `$\xC3\xA9\xEF\xBB\xBF")))));
        RC_PRE(!names.empty());
        Table table;
        table.names = names;
        const auto rows = *rc::gen::inRange<std::size_t>(1, 5);
        for (std::size_t j = 0; j < names.size(); ++j)
            table.columns.push_back(*rc::gen::container<std::vector<double>>(
                rows, rc::gen::suchThat(rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                                                     [](std::uint64_t bits) {
                                                         return std::bit_cast<double>(bits);
                                                     }),
                                        [](double x) { return std::isfinite(x); })));
        // One column leaves no separator in the header, so the reader is told.
        const Table again = parse_csv(csv_text(table), "x", {.delimiter = ','});
        RC_ASSERT(again.names == table.names);
        RC_ASSERT(again.columns == table.columns);
    }));
}

TEST(Table, RefusesToWriteWhatItCouldNotRead) {
    EXPECT_THROW(csv_text({{"a", "b"}, {{1.0}, {1.0, 2.0}}}), std::domain_error);
    EXPECT_THROW(csv_text({{"a", "a"}, {{1.0}, {1.0}}}), std::domain_error);
    EXPECT_THROW(csv_text({{""}, {{1.0}}}), std::domain_error);
    EXPECT_THROW(csv_text({{std::string("a\0", 2)}, {{1.0}}}), std::domain_error);
    EXPECT_THROW(csv_text({{}, {}}), std::domain_error);
}

TEST(Table, MutatedBytesGiveATableOrAnInputError) {
    const std::string csv = "\"a,\"\"b\",c;d\te,f\r\n1.5,-2e3,+7\r\n\"4\",5,6\n\n";
    const std::string array =
        npy(1, dictionary("<f8", "False", "(2, 3)"), raw<double>({1, 2, 3, 4, 5, 6}));
    for (const std::string& original : {csv, array}) {
        ASSERT_TRUE(rc::check("no bytes break the readers", [&] {
            std::string bytes = original;
            const auto changes = *rc::gen::container<std::vector<std::pair<std::size_t, char>>>(
                rc::gen::pair(rc::gen::inRange<std::size_t>(0, bytes.size()),
                              rc::gen::oneOf(rc::gen::arbitrary<char>(),
                                             rc::gen::elementOf(std::string("\"\r\n,;\t '()-9")))));
            for (const auto& [at, value] : changes) bytes[at] = value;
            bytes.resize(*rc::gen::inRange<std::size_t>(0, bytes.size() + 1));
            try {
                const Table table = is_npy(bytes) ? parse_npy(bytes, "x") : parse_csv(bytes, "x");
                RC_ASSERT(table.rows() > 0U);
                for (const auto& column : table.columns) RC_ASSERT(column.size() == table.rows());
            } catch (const InputError& error) {
                for (const char c : std::string_view(error.what()))
                    RC_ASSERT(static_cast<unsigned char>(c) >= 0x20);
            }
        }));
    }
}

}  // namespace
