/// Grey images to ask real questions of: handwritten digits, which are in data/, and Fashion-MNIST,
/// which a Debian package brings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <Eigen/Core>

namespace overfit::experiments {

/// One image a row, its pixels row by row.
using Pixels = Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic>;

struct ImageSet {
    int side;      ///< an image has side x side pixels
    Pixels train;  ///< n x side^2
    Pixels test;   ///< has no rows if there is no test set
};

enum class Pictures {
    digits,   ///< data/digits.csv: 1797 images of 8 x 8 pixels from 0 to 16, no test set
    fashion,  ///< Fashion-MNIST: 60 000 and 10 000 images of 28 x 28 pixels from 0 to 255
};

/// Read at the first call and kept. Throws InputError if files are missing or are not what the
/// set consists of.
const ImageSet& images(Pictures of);

/// The folder of Fashion-MNIST: OVERFIT_FASHION_MNIST of the environment, or where Debian's package
/// dataset-fashion-mnist has it.
std::filesystem::path fashion_folder();

/// What to install if the files of Fashion-MNIST are not there; empty if they are.
std::string missing_fashion();

/// A set read from two IDX files, plain or compressed by gzip, whose
/// images have the same square size. Throws InputError for anything else.
ImageSet idx_images(const std::filesystem::path& train, const std::filesystem::path& test);

}  // namespace overfit::experiments
