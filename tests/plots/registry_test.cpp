/// Test of plots/registry.hpp and of the selections that figures are made of.
#include "plots/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "plots/selection.hpp"

namespace {

using namespace overfit::plots;
using overfit::numerics::Table;

/// Fills a table row by row.
Table table_of(std::vector<std::string> names, const std::vector<std::vector<double>>& rows) {
    Table table{.names = std::move(names), .columns = {}};
    table.columns.resize(table.names.size());
    for (const std::vector<double>& row : rows)
        for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
    return table;
}

TEST(AllFigures, HaveDistinctIdsTitlesAndCaptions) {
    std::set<std::string_view> ids;
    for (const FigureEntry& entry : all_figures()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        EXPECT_FALSE(entry.title.empty()) << entry.id;
        EXPECT_EQ(entry.caption.back(), '.') << entry.id;
        EXPECT_FALSE(entry.sweeps.empty()) << entry.id;
    }
}

// That each is drawn from its own results is the test all_figures of ctest.
TEST(AllFigures, NameTheTableTheyMiss) {
    for (const FigureEntry& entry : all_figures())
        EXPECT_THROW(drawn(entry, {}, "note"), std::out_of_range) << entry.id;
}

TEST(Selection, GroupsRowsInOrderOfAppearance) {
    const Table table = table_of({"n", "p", "y"}, {{2, 1, 0}, {1, 1, 1}, {2, 1, 2}, {2, 3, 3}});
    EXPECT_THAT(distinct(table, "n"), testing::ElementsAre(2, 1));
    const std::vector<Table> groups = grouped(table, "n", "p");
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_THAT(groups[0].column("y"), testing::ElementsAre(0, 2));
    EXPECT_THAT(groups[1].column("y"), testing::ElementsAre(3));
    EXPECT_EQ(equation("n", 40), "n = 40");
}

}  // namespace
