/// Type and sizes of an IDX file, then its numbers.
#include "numerics/idx.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/stored_array.hpp"

namespace overfit::numerics {

namespace {

struct ElementType {
    unsigned char code;
    StoredType stored;
};

constexpr std::array<ElementType, 6> element_types{{
    {0x08, stored_type<std::uint8_t>},
    {0x09, stored_type<std::int8_t>},
    {0x0B, stored_type<std::int16_t>},
    {0x0C, stored_type<std::int32_t>},
    {0x0D, stored_type<float>},
    {0x0E, stored_type<double>},
}};

class IdxParser {
  public:
    IdxParser(std::string_view bytes, std::string source)
        : bytes_(bytes), source_(std::move(source)) {}

    StoredArray parse() {
        read_type();
        read_sizes();
        return {.bytes = bytes_,
                .rows = rows_,
                .columns = columns_,
                .type = type_->stored,
                .big_endian = true};
    }

  private:
    unsigned char byte(std::size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

    void read_type() {
        if (bytes_.size() < 4) fail("the header is cut short: expected 4 bytes and the sizes");
        for (const ElementType& type : element_types)
            if (type.code == byte(2)) type_ = &type;
        if (byte(0) != 0 || byte(1) != 0 || type_ == nullptr)
            fail(
                fmt::format("the header starts with {:02x} {:02x} {:02x}: expected an IDX file, 00 "
                            "00 and the type 08, 09, 0b, 0c, 0d or 0e",
                            byte(0), byte(1), byte(2)));
        dimensions_ = byte(3);
        if (dimensions_ < 1 || dimensions_ > 4)
            fail(fmt::format("the array has {} dimensions: expected 1 to 4", dimensions_));
    }

    /// Checked against the bytes that there are: a header may claim any size.
    void read_sizes() {
        if (bytes_.size() < 4 + 4 * dimensions_)
            fail(fmt::format("the header is cut short: expected {} sizes of 4 bytes", dimensions_));
        std::string shape;
        std::size_t elements = 1;
        constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
        for (std::size_t k = 0; k < dimensions_; ++k) {
            std::size_t size = 0;
            for (std::size_t i = 4 + 4 * k; i < 8 + 4 * k; ++i) size = size << 8U | byte(i);
            shape += fmt::format("{}{}", k == 0 ? "" : " x ", size);
            if (size == 0) fail("the array has no elements");
            elements = elements > most / size ? most : elements * size;
            (k == 0 ? rows_ : columns_) *= size;
        }
        bytes_.remove_prefix(4 + 4 * dimensions_);
        if (elements > bytes_.size() / type_->stored.size ||
            elements * type_->stored.size != bytes_.size())
            fail(fmt::format("{} elements of {} byte{} are expected, {} bytes are found", shape,
                             type_->stored.size, type_->stored.size == 1 ? "" : "s",
                             bytes_.size()));
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw InputError(fmt::format("{}: {}", source_, what));
    }

    std::string_view bytes_;
    std::string source_;
    const ElementType* type_ = nullptr;
    std::size_t dimensions_ = 0;
    std::size_t rows_ = 1;
    std::size_t columns_ = 1;
};

}  // namespace

bool is_idx(std::string_view bytes) {
    return bytes.size() > 2 && bytes[0] == '\0' && bytes[1] == '\0' && bytes[2] != '\0';
}

Table parse_idx(std::string_view bytes, const std::string& source) {
    return table_of(IdxParser(bytes, source).parse(), source);
}

}  // namespace overfit::numerics
