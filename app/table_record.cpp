/// A request and a table as JSON.
#include "app/table_record.hpp"

#include <cmath>

#include "version.hpp"

namespace overfit::app {

nlohmann::ordered_json table_record(std::string_view experiment, const TableRequest& request,
                                    std::uint64_t seed, const UserTable& table) {
    return {{"experiment", experiment},
            {"version", version},
            {"parameters",
             {{"file", request.file.string()},
              {"target", request.target},
              {"ignore", request.ignore},
              {"distinct", request.distinct},
              {"intercept", request.intercept},
              {"standardize", request.standardize},
              {"seed", seed}}},
            {"table",
             {{"rows", table.data.x.rows()},
              {"columns", table.data.x.cols()},
              {"dropped_columns", table.dropped},
              {"repeated_rows", table.repeated_rows},
              {"rank", table.rank},
              {"condition_number", table.condition}}}};
}

nlohmann::ordered_json number_or_null(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
}

std::string text_of(const nlohmann::ordered_json& record) {
    return record.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace overfit::app
