/// The parts that the records of all commands on the user's own table share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/user_table.hpp"

namespace overfit::app {

/// The beginning of a record: experiment, version, parameters (those of the request, the seed) and
/// what was read.
nlohmann::ordered_json table_record(std::string_view experiment, const TableRequest& request,
                                    std::uint64_t seed, const UserTable& table);

/// null for what JSON has no number for: infinities and NaN.
nlohmann::ordered_json number_or_null(double value);

/// The record as text. Bytes of names that are not UTF-8, which JSON cannot hold, are replaced.
std::string text_of(const nlohmann::ordered_json& record);

}  // namespace overfit::app
