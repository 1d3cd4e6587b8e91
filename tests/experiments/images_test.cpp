/// Test of experiments/images.hpp: the shipped digits, Fashion-MNIST, and what is said without it.
#include "experiments/images.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "tests/numerics/idx_file.hpp"
#include "tests/numerics/npy_file.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

using overfit::experiments::fashion_folder;
using overfit::experiments::idx_images;
using overfit::experiments::images;
using overfit::experiments::ImageSet;
using overfit::experiments::missing_fashion;
using overfit::experiments::Pictures;
using overfit::experiments::Pixels;
using overfit::numerics::InputError;
using overfit::numerics::write_file_atomically;
using overfit::tests::idx;
using overfit::tests::raw;
using overfit::tests::ScratchFolder;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

/// Sets a variable of the environment for one test.
class Setting {
  public:
    Setting(const char* name, const std::string& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        setenv(name, value.c_str(), 1);
    }
    ~Setting() { before_.empty() ? unsetenv(name_) : setenv(name_, before_.c_str(), 1); }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

  private:
    const char* name_;
    std::string before_;
};

// The first image of sklearn.datasets.load_digits(), as its documentation prints it.
TEST(Images, DigitsAreWhatScikitLearnReturns) {
    const ImageSet& digits = images(Pictures::digits);
    EXPECT_EQ(digits.side, 8);
    ASSERT_EQ(digits.train.rows(), 1797);
    EXPECT_EQ(digits.test.rows(), 0);
    Eigen::Matrix<int, 1, 8> first;
    first << 0, 0, 5, 13, 9, 1, 0, 0;
    EXPECT_EQ(digits.train.row(0).head(8).cast<int>(), first);
    EXPECT_EQ(digits.train.maxCoeff(), 16);
    // The mean pixel, by awk from scikit-learn's file.
    EXPECT_NEAR(digits.train.cast<double>().mean(), 4.884164579855314, 1e-12);
}

TEST(Images, FashionIsComplete) {
    if (!missing_fashion().empty()) GTEST_SKIP() << missing_fashion();
    const ImageSet& fashion = images(Pictures::fashion);
    EXPECT_EQ(fashion.side, 28);
    EXPECT_EQ(fashion.train.rows(), 60'000);
    EXPECT_EQ(fashion.test.rows(), 10'000);
}

// The mean pixel of the training images is 0.2860 of 255 and its standard deviation 0.3530, as
// every tutorial that standardises them has it.
TEST(Images, FashionHasTheKnownMeanAndDeviation) {
    if (!missing_fashion().empty()) GTEST_SKIP() << missing_fashion();
    const Pixels& pixels = images(Pictures::fashion).train;
    double sum = 0.0, squares = 0.0;
    for (Eigen::Index j = 0; j < pixels.cols(); ++j) {
        const Eigen::ArrayXd column = pixels.col(j).cast<double>().array() / 255.0;
        sum += column.sum();
        squares += column.square().sum();
    }
    const double mean = sum / static_cast<double>(pixels.size());
    EXPECT_NEAR(mean, 0.2860, 5e-5);
    EXPECT_NEAR(std::sqrt(squares / static_cast<double>(pixels.size()) - mean * mean), 0.3530,
                5e-5);
}

TEST(Images, WithoutFashionItIsSaidWhatToInstall) {
    const ScratchFolder scratch;
    const Setting elsewhere("OVERFIT_FASHION_MNIST", scratch.path().string());
    EXPECT_EQ(fashion_folder(), scratch.path());
    EXPECT_THAT(missing_fashion(), HasSubstr("install the Debian package dataset-fashion-mnist"));
}

TEST(Images, FilesThatAreNoSquareImagesAreRefused) {
    const ScratchFolder scratch;
    const auto file = [&](const char* name, const std::string& bytes) {
        write_file_atomically(scratch / name, bytes);
        return scratch / name;
    };
    const auto four =
        file("four", idx('\x08', {2, 2, 2}, raw<std::uint8_t>({1, 2, 3, 4, 5, 6, 7, 8})));
    const auto six = file("six", idx('\x08', {1, 2, 3}, raw<std::uint8_t>({1, 2, 3, 4, 5, 6})));
    const auto one = file("one", idx('\x08', {2, 1, 1}, raw<std::uint8_t>({1, 2})));
    const auto signed_one = file("signed", idx('\x09', {1, 1, 1}, raw<std::int8_t>({-1})));
    EXPECT_EQ(idx_images(four, four).test(1, 3), 8);
    EXPECT_THAT([&] { idx_images(six, six); }, ThrowsMessage<InputError>(HasSubstr("not square")));
    EXPECT_THAT([&] { idx_images(four, one); }, ThrowsMessage<InputError>(HasSubstr("has 1")));
    EXPECT_THAT([&] { idx_images(signed_one, one); },
                ThrowsMessage<InputError>(HasSubstr("whole numbers from 0 to 255")));
}

}  // namespace
