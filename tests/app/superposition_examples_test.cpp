/// Test of app/superposition_examples.hpp: nested draws, rows of a table, and what is refused.
#include "app/superposition_examples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using namespace overfit::app;
using overfit::numerics::InputError;
using overfit::tests::ScratchFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

/// Reads a table that is gone afterwards.
SuperpositionExamples read(std::string_view csv, ExamplesRequest request = {}) {
    const ScratchFolder folder;
    overfit::numerics::write_file_atomically(folder / "data.csv", csv);
    request.file = folder / "data.csv";
    return superposition_examples(request);
}

TEST(SuperpositionExamples, SmallerSetsAreTheFirstOfTheLargest) {
    const ExamplesRequest request{.examples = {20, 3, 20}, .test_inputs = 7};
    const SuperpositionExamples examples = superposition_examples(request);
    EXPECT_THAT(examples.sizes, ElementsAre(3, 20));
    EXPECT_EQ(examples.training.cols(), 20);
    EXPECT_EQ(examples.test.cols(), 7);
    const SuperpositionExamples few = superposition_examples({.examples = {3}});
    EXPECT_EQ(few.training.toDense(), examples.training.toDense().leftCols(3));
    EXPECT_NE(few.test.toDense().col(0), few.training.toDense().col(0));
    EXPECT_EQ(superposition_examples({.test_inputs = 0}).test.cols(), 0);
}

TEST(SuperpositionExamples, AreTheRowsOfATableScaledToUnitNorm) {
    const std::string_view csv = "id,a,b\nx,3,4\ny,0,0\nz,0,-2\n";
    const SuperpositionExamples examples = read(csv, {.ignore = {"id"}});
    EXPECT_THAT(examples.columns, ElementsAre("a", "b"));
    EXPECT_THAT(examples.rows, ElementsAre(1, 3));
    EXPECT_THAT(examples.sizes, ElementsAre(2));
    EXPECT_EQ(examples.zero_rows, 1);
    EXPECT_EQ(examples.negative, 1);
    EXPECT_EQ(examples.negative_loss, 0.5);
    EXPECT_EQ(examples.training.coeff(0, 0), 0.6F);
    EXPECT_EQ(examples.training.coeff(1, 1), -1.0F);
    EXPECT_EQ(examples.test.cols(), 0);
    const SuperpositionExamples as_they_are = read(csv, {.ignore = {"id"}, .normalize = false});
    EXPECT_EQ(as_they_are.training.coeff(1, 1), -2.0F);
    EXPECT_EQ(as_they_are.negative_loss, 2.0);
}

TEST(SuperpositionExamples, OfAnySizeThatATableMayHaveAreScaled) {
    const SuperpositionExamples examples = read("a,b\n3e-300,4e-300\n3e90,4e90\n");
    for (int t = 0; t < 2; ++t) EXPECT_EQ(examples.training.coeff(1, t), 0.8F);
}

TEST(SuperpositionExamples, RefuseWhatCannotBeTrainedOn) {
    EXPECT_THAT([] { read("a,b\n0,0\n0,0\n"); },
                ThrowsMessage<InputError>(HasSubstr("every row is zero")));
    EXPECT_THAT([] { read("a,b\n1,2\n3e7,4\n", {.normalize = false}); },
                ThrowsMessage<InputError>(HasSubstr("row 2")));
    for (const double sparsity : {1.0, -0.1, 0.9999999})
        EXPECT_THAT(
            [&] { superposition_examples({.inputs = {.features = 60, .sparsity = sparsity}}); },
            ThrowsMessage<InputError>(HasSubstr("--sparsity")));
    EXPECT_THAT([] { superposition_examples({.examples = {50'000'000}}); },
                ThrowsMessage<InputError>(HasSubstr("memory")));
}

}  // namespace
