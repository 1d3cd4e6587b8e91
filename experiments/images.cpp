/// From tables to pixels.
#include "experiments/images.hpp"

#include <cmath>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "experiments/real_data.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/table.hpp"

namespace overfit::experiments {

namespace {

namespace fs = std::filesystem;
using numerics::InputError;
using numerics::Table;

constexpr std::string_view train_file = "train-images-idx3-ubyte.gz";
constexpr std::string_view test_file = "t10k-images-idx3-ubyte.gz";

/// Throws InputError unless every entry is a whole number from 0 to 255.
Pixels pixels_of(const Table& table, const fs::path& file) {
    const auto rows = static_cast<Eigen::Index>(table.rows());
    Pixels pixels(rows, static_cast<Eigen::Index>(table.columns.size()));
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        const auto column = Eigen::Map<const Eigen::ArrayXd>(table.columns[j].data(), rows);
        if (!(column >= 0.0 && column <= 255.0 && column == column.floor()).all())
            throw InputError(fmt::format("{}, column {}: pixels are whole numbers from 0 to 255",
                                         numerics::printable_path(file),
                                         numerics::printable(table.names[j])));
        pixels.col(static_cast<Eigen::Index>(j)) = column.cast<std::uint8_t>();
    }
    return pixels;
}

int side_of(const Pixels& pixels, const fs::path& file) {
    const auto side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(pixels.cols()))));
    if (Eigen::Index{side} * side != pixels.cols())
        throw InputError(fmt::format("{}: images of {} pixels are not square",
                                     numerics::printable_path(file), pixels.cols()));
    return side;
}

ImageSet digits() {
    const fs::path file = data_file("digits.csv");
    ImageSet set{.side = 0,
                 .train = pixels_of(numerics::read_table(file, {.ignore = {"label"}}), file),
                 .test = {}};
    set.side = side_of(set.train, file);
    set.test.resize(0, set.train.cols());
    return set;
}

}  // namespace

ImageSet idx_images(const fs::path& train, const fs::path& test) {
    ImageSet set{.side = 0,
                 .train = pixels_of(numerics::read_table(train), train),
                 .test = pixels_of(numerics::read_table(test), test)};
    set.side = side_of(set.train, train);
    if (set.test.cols() != set.train.cols())
        throw InputError(fmt::format("{} has {} pixels, {} has {}", numerics::printable_path(train),
                                     set.train.cols(), numerics::printable_path(test),
                                     set.test.cols()));
    return set;
}

const ImageSet& images(Pictures of) {
    if (of == Pictures::digits) {
        static const ImageSet set = digits();
        return set;
    }
    static const ImageSet set =
        idx_images(fashion_folder() / train_file, fashion_folder() / test_file);
    return set;
}

fs::path fashion_folder() {
    const char* chosen = std::getenv("OVERFIT_FASHION_MNIST");
    return chosen != nullptr && *chosen != '\0' ? chosen : "/usr/share/datasets/fashion-mnist";
}

std::string missing_fashion() {
    for (const std::string_view name : {train_file, test_file})
        if (std::error_code ignored; !fs::is_regular_file(fashion_folder() / name, ignored))
            return fmt::format(
                "Fashion-MNIST is not here: {} has no {}; install the Debian package "
                "dataset-fashion-mnist, or set OVERFIT_FASHION_MNIST to the folder of its files",
                numerics::printable_path(fashion_folder()), name);
    return {};
}

}  // namespace overfit::experiments
