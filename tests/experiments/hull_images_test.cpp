/// Test of experiments/hull_images.hpp: what views are, and that the hull answers as it must.
#include "experiments/hull_images.hpp"

#include <gtest/gtest.h>

namespace {

using namespace overfit::experiments;
using Eigen::MatrixXd;
using overfit::numerics::Stream;
using overfit::numerics::StreamKey;
using overfit::numerics::Trials;

MatrixXd seen(View by, int size) {
    Stream stream(StreamKey(0, "seen"), 0);
    return views_of({Pictures::digits, by, size}, stream).train;
}

// The pixels of row 3 and 4, column 3 and 4, of 8.
TEST(ImageViews, ACropIsTheMiddle) {
    const Pixels& pixels = images(Pictures::digits).train;
    const MatrixXd crop = seen(View::crop, 2);
    EXPECT_EQ(crop.col(0), pixels.col(3 * 8 + 3).cast<double>());
    EXPECT_EQ(crop.col(3), pixels.col(4 * 8 + 4).cast<double>());
    EXPECT_EQ(seen(View::crop, 8), pixels.cast<double>());
    EXPECT_THROW(seen(View::crop, 9), std::domain_error);
}

TEST(ImageViews, BlocksAddUpToTheImage) {
    const Pixels& pixels = images(Pictures::digits).train;
    EXPECT_EQ(seen(View::block_mean, 8), pixels.cast<double>());
    EXPECT_EQ(seen(View::block_mean, 1), pixels.cast<double>().rowwise().sum());
    EXPECT_EQ(seen(View::block_mean, 4).rowwise().sum(), pixels.cast<double>().rowwise().sum());
    EXPECT_THROW(seen(View::block_mean, 3), std::domain_error);
}

// Uncorrelated, with falling variances that add up to that of the pixels. The pixels are at most
// 16, so that a sum of 1797 products is known to 1797^2 * 256 * 2^-53 = 1e-7.
TEST(ImageViews, PrincipalComponentsAreUncorrelated) {
    const MatrixXd x = seen(View::principal, 64);
    const MatrixXd covariance = x.transpose() * x;
    const Eigen::VectorXd variances = covariance.diagonal();
    EXPECT_LT((covariance - MatrixXd(variances.asDiagonal())).cwiseAbs().maxCoeff(), 1e-5);
    for (Eigen::Index j = 1; j < variances.size(); ++j)
        EXPECT_LE(variances(j), variances(j - 1) + 1e-5);
    const MatrixXd pixels = seen(View::crop, 8);
    const MatrixXd centred = pixels.rowwise() - pixels.colwise().mean();
    EXPECT_NEAR(variances.sum(), centred.squaredNorm(), 1e-5);
}

// E (w.x)^2 = E |x|^2 = 1 over images and weights; 64 outputs leave a few per cent.
TEST(ImageViews, LayersSeeUnitVariance) {
    const MatrixXd relu = seen(View::relu_layer, 64), tanh = seen(View::tanh_layer, 64);
    EXPECT_EQ(relu.minCoeff(), 0.0);
    EXPECT_LT(tanh.maxCoeff(), 1.0);
    const MatrixXd before = tanh.array().atanh();
    EXPECT_NEAR(before.squaredNorm() / static_cast<double>(before.size()), 1.0, 0.3);
    EXPECT_LT((before.cwiseMax(0.0) - relu).cwiseAbs().maxCoeff(), 1e-10) << "the same weights";
}

TEST(HullImages, MixturesAreInsideAndFullImagesOutside) {
    const Trials trials{.key = StreamKey(1, "images"), .count = 40};
    const ImageView all{Pictures::digits, View::crop, 8};
    const ImageTally mixtures = image_tally({.view = all, .asked = Asked::mixtures}, trials);
    EXPECT_EQ(mixtures.tally.inside, 40U);
    EXPECT_EQ(mixtures.like.points, 1797);
    EXPECT_EQ(mixtures.like.dimension, 61) << "three pixels are never inked";
    const ImageTally others = image_tally({.view = all}, trials);
    EXPECT_EQ(others.tally.inside + others.tally.undecided, 0U);
    EXPECT_EQ(others.like.points, 1796) << "the image itself is left out";
}

TEST(HullImages, ALargerCropIsNeverInsideWhereASmallerIsNot) {
    const Trials trials{.key = StreamKey(2, "images"), .count = 300};
    const ImageAnswers small = image_answers({.view = {Pictures::digits, View::crop, 2}}, trials);
    const ImageAnswers large = image_answers({.view = {Pictures::digits, View::crop, 3}}, trials);
    for (std::size_t i = 0; i < small.codes.size(); ++i)
        EXPECT_FALSE(small.codes[i] == 0.0 && large.codes[i] == 1.0) << i;
}

TEST(HullImages, EnlargedPixelsSpanNoMore) {
    const Trials trials{.key = StreamKey(3, "images"), .count = 10};
    EXPECT_EQ(image_tally({.view = {Pictures::digits, View::enlarged, 7}}, trials).like.dimension,
              9);
}

TEST(HullImages, ShufflingKeepsEachPixelsValues) {
    const Trials trials{.key = StreamKey(4, "images"), .count = 10};
    const ImageQuestion question{
        .view = {Pictures::digits, View::crop, 3}, .shuffled = true, .points = 500};
    EXPECT_EQ(image_tally(question, trials).like.points, 499);
    ImageQuestion too_many = question;
    too_many.points = 2000;
    EXPECT_THROW(image_tally(too_many, trials), std::domain_error);
}

}  // namespace
