/// Test of app/matched_tables.hpp: columns matched by name or by position, and what is refused.
#include "app/matched_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/idx_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::app::matched_tables;
using overfit::app::MatchedTables;
using overfit::numerics::InputError;
using overfit::tests::idx;
using overfit::tests::raw;
using overfit::tests::ScratchFolder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

MatchedTables read(std::string_view train, std::string_view query,
                   const std::vector<std::string>& ignore = {}) {
    const ScratchFolder folder;
    overfit::numerics::write_file_atomically(folder / "train", train);
    overfit::numerics::write_file_atomically(folder / "query", query);
    return matched_tables(folder / "train", folder / "query", ignore);
}

std::string refusal(std::string_view train, std::string_view query,
                    const std::vector<std::string>& ignore = {}) {
    try {
        read(train, query, ignore);
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(MatchedTables, MatchColumnsByName) {
    const MatchedTables tables = read("x,y\n0,1\n2,3\n4,5\n", "y,x\n8,9\n");
    EXPECT_THAT(tables.columns, ElementsAre("x", "y"));
    EXPECT_EQ(tables.train, (Eigen::MatrixXd(3, 2) << 0, 1, 2, 3, 4, 5).finished());
    EXPECT_EQ(tables.queries, Eigen::RowVector2d(9, 8));
}

TEST(MatchedTables, NameTheColumnsThatDiffer) {
    const std::string train = "x,y\n0,0\n1,0\n";
    EXPECT_THAT(refusal(train, "x\n5\n"),
                AllOf(HasSubstr("query' must have the columns of '"),
                      HasSubstr("train': it has no 'y'; --ignore leaves columns out")));
    EXPECT_THAT(refusal(train, "x,z,y\n5,1,2\n"), HasSubstr("': it also has 'z';"));
    EXPECT_THAT(refusal(train, "x,z\n5,1\n"), HasSubstr("': it has no 'y', and it also has 'z';"));
    EXPECT_THAT(refusal("a,b,d,e,f,g,h\n1,1,1,1,1,1,1\n", "a\n1\n"),
                HasSubstr("it has no 'b', 'd', 'e', 'f', 'g' and 1 more;"));
}

TEST(MatchedTables, MatchColumnsWithoutNamesByPosition) {
    const std::string query = idx('\x09', {2, 1, 2}, raw<std::int8_t>({0, 5, -5, 0}));
    const MatchedTables tables = read("x,y\n0,0\n1,0\n", query);
    EXPECT_THAT(tables.columns, ElementsAre("x", "y"));
    EXPECT_EQ(tables.queries, (Eigen::Matrix2d() << 0, 5, -5, 0).finished());
    EXPECT_THAT(refusal("x,y,z\n0,0,1\n", query),
                AllOf(HasSubstr("query' has 2 columns, '"),
                      HasSubstr("train' has 3: without names their number must agree")));
    EXPECT_THAT(refusal(idx('\x09', {1, 1}, "1"), query), HasSubstr("train' has 1:"));
}

TEST(MatchedTables, IgnoreColumnsOfEitherTable) {
    const MatchedTables tables = read("id,x\na,0\nb,2\n", "x\n1\n3\n", {"id"});
    EXPECT_THAT(tables.columns, ElementsAre("x"));
    EXPECT_EQ(read("id,x\na,0\n", "x,id\n1,b\n", {"id"}).queries(0, 0), 1.0);
    EXPECT_EQ(read("x\n0\n", "x,id\n1,b\n", {"id"}).queries, Eigen::MatrixXd::Ones(1, 1));
    EXPECT_THAT(read("id,x\na,0\n", "x,day\n1,b\n", {"id", "day"}).columns, ElementsAre("x"));
    EXPECT_THAT(refusal("x\n0\n", "x\n1\n", {"id"}),
                AllOf(HasSubstr("neither '"), HasSubstr("train' nor '"),
                      HasSubstr("query' has a column 'id' to ignore")));
    EXPECT_THAT(refusal("x\n0\n", "y\n1\n", {"y"}), HasSubstr("every column is ignored"));
}

TEST(MatchedTables, IgnoreColumnsOfASingleTable) {
    const ScratchFolder folder;
    overfit::numerics::write_file_atomically(folder / "train", "id,x\na,0\nb,2\n");
    EXPECT_THAT(matched_tables(folder / "train", {}, {"id"}).columns, ElementsAre("x"));
    try {
        matched_tables(folder / "train", {}, {"id", "day"});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("train': there is no column 'day' to ignore"));
    }
}

TEST(MatchedTables, RefuseValuesThatOverflow) {
    EXPECT_THAT(refusal("x\n1\n1e200\n", "x\n1\n"), HasSubstr("train', row 2"));
    EXPECT_THAT(refusal("x\n1\n2\n", "x\n-1e200\n"), HasSubstr("query', row 1"));
}

}  // namespace
