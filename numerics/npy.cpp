/// Header, type and order of a .npy file, then its numbers.
#include "numerics/npy.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/stored_array.hpp"

namespace overfit::numerics {

namespace {

constexpr std::string_view magic = "\x93NUMPY";

struct ElementType {
    std::string_view code;
    StoredType stored;
};

constexpr std::array<ElementType, 11> element_types{{
    {"f8", stored_type<double>},
    {"f4", stored_type<float>},
    {"i8", stored_type<std::int64_t>},
    {"i4", stored_type<std::int32_t>},
    {"i2", stored_type<std::int16_t>},
    {"i1", stored_type<std::int8_t>},
    {"u8", stored_type<std::uint64_t>},
    {"u4", stored_type<std::uint32_t>},
    {"u2", stored_type<std::uint16_t>},
    {"u1", stored_type<std::uint8_t>},
    {"b1", stored_type<std::uint8_t>},
}};

/// The type that NumPy calls "<f8", "|u1", ...; nullptr if it is not a number we read.
const ElementType* type_called(std::string_view name) {
    if (name.empty() || std::string_view("<>|=").find(name[0]) == std::string_view::npos)
        return nullptr;
    for (const ElementType& type : element_types)
        if (name.substr(1) == type.code) return &type;
    return nullptr;
}

class NpyParser {
  public:
    NpyParser(std::string_view bytes, std::string source)
        : bytes_(bytes), source_(std::move(source)) {}

    StoredArray parse() {
        read_header();
        const std::size_t found = bytes_.size();
        // Division instead of multiplication: a header may claim any size.
        if (rows_ == 0 || columns_ == 0) fail("the array has no elements");
        if (rows_ > found / type_->stored.size / columns_ ||
            rows_ * columns_ * type_->stored.size != found)
            fail(fmt::format("{} x {} elements of {} bytes are expected, {} bytes are found", rows_,
                             columns_, type_->stored.size, found));
        return {.bytes = bytes_,
                .rows = rows_,
                .columns = columns_,
                .type = type_->stored,
                .big_endian = is_big_endian_,
                .column_major = is_fortran_};
    }

  private:
    /// Leaves in bytes_ what follows the header.
    void read_header() {
        if (bytes_.size() < 12) fail("the header is cut short");
        const bool is_first_version = bytes_[6] == 1;
        if (bytes_[6] < 1 || bytes_[6] > 3) fail("the format version is not 1, 2 or 3");
        std::size_t length = 0;
        for (std::size_t i = is_first_version ? 2 : 4; i-- > 0;)
            length = length << 8U | static_cast<unsigned char>(bytes_[8 + i]);
        bytes_.remove_prefix(is_first_version ? 10 : 12);
        if (length > bytes_.size()) fail("the header is cut short");
        header_ = bytes_.substr(0, length);
        bytes_.remove_prefix(length);
        read_type(value_of("descr"));
        is_fortran_ = value_of("fortran_order").substr(0, 4) == "True";
        read_shape(value_of("shape"));
    }

    /// What follows "'key':" in the header, a Python dictionary.
    std::string_view value_of(std::string_view key) const {
        const std::string label = fmt::format("'{}':", key);
        const std::size_t at = header_.find(label);
        if (at == std::string_view::npos) fail(fmt::format("the header has no {}", label));
        const std::string_view rest = header_.substr(at + label.size());
        return rest.substr(std::min(rest.size(), rest.find_first_not_of(' ')));
    }

    void read_type(std::string_view value) {
        const bool is_list = value.empty() || value[0] != '\'';
        const std::string_view name = is_list ? value : value.substr(1, value.find('\'', 1) - 1);
        type_ = is_list ? nullptr : type_called(name);
        if (type_ == nullptr)
            fail(fmt::format("elements of type {} are not real numbers of 1 to 8 bytes",
                             printable(name)));
        constexpr bool is_big_machine = std::endian::native == std::endian::big;
        is_big_endian_ = name[0] == '>' || (is_big_machine && name[0] != '<');
    }

    void read_shape(std::string_view value) {
        std::array<std::size_t, 2> shape{1, 1};
        std::size_t dimensions = 0;
        const char *at = value.data(), *const end = at + std::min(value.size(), value.find(')'));
        for (; at != end; ++at) {
            if (*at < '0' || *at > '9') continue;
            if (dimensions == shape.size()) fail("the array has more than two dimensions");
            const auto [next, error] = std::from_chars(at, end, shape.at(dimensions++));
            if (error != std::errc{}) fail("the header claims an impossible shape");
            at = next;
            if (at == end) break;
        }
        if (dimensions == 0) fail("the array has no dimension");
        rows_ = shape[0];
        columns_ = shape[1];
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw InputError(fmt::format("{}: {}", source_, what));
    }

    std::string_view bytes_, header_;
    std::string source_;
    const ElementType* type_ = nullptr;
    bool is_big_endian_ = false;
    bool is_fortran_ = false;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

}  // namespace

bool is_npy(std::string_view bytes) {
    return bytes.substr(0, magic.size()) == magic;
}

Table parse_npy(std::string_view bytes, const std::string& source) {
    return table_of(NpyParser(bytes, source).parse(), source);
}

}  // namespace overfit::numerics
