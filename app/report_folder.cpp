/// Replaces folders without a moment in which a part of a report is to be seen.
#include "app/report_folder.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "app/report_page.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"

namespace overfit::app {

namespace {

namespace fs = std::filesystem;
using numerics::InputError;
using numerics::printable_path;

constexpr std::array<std::string_view, 5> parts{"index.html", "results.json", "junit.xml", "data",
                                                "figures"};

/// Where a link leads, without a slash at the end.
fs::path resolved(const fs::path& folder) {
    fs::path path = fs::weakly_canonical(fs::absolute(folder));
    if (!path.has_filename()) path = path.parent_path();
    return path;
}

fs::path sibling(const fs::path& folder, std::string_view role) {
    return folder.parent_path() /
           fmt::format(".{}.{}.{}", folder.filename().string(), ::getpid(), role);
}

}  // namespace

void require_replaceable(const fs::path& folder) {
    const auto refuse = [&](const std::string& why) {
        throw InputError(fmt::format("{} is not replaced: {}; choose another --out",
                                     printable_path(folder), why));
    };
    if (!fs::exists(folder)) return;
    if (!fs::is_directory(folder)) refuse("it is not a folder");
    if (fs::is_empty(folder)) return;
    const fs::path page = folder / "index.html";
    if (!fs::is_regular_file(page) ||
        numerics::read_text(page).substr(0, 1000).find(report_mark) == std::string::npos)
        refuse("it is no report of overfit");
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (std::find(parts.begin(), parts.end(), name) == parts.end())
            refuse(fmt::format("it holds {}, which is no part of a report", printable_path(name)));
    }
}

ReportFolder::ReportFolder(const fs::path& final_folder)
    : final_(resolved(final_folder)), temporary_(sibling(final_, "new")) {
    require_replaceable(final_);
    numerics::create_folder(final_.parent_path());
    numerics::require_writable_folder(final_.parent_path());
    numerics::create_folder(temporary_);
}

ReportFolder::~ReportFolder() {
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
}

void ReportFolder::publish() {
    require_replaceable(final_);
    const fs::path old = sibling(final_, "old");
    const bool had_old = fs::exists(final_);
    if (had_old) fs::rename(final_, old);
    std::error_code error;
    fs::rename(temporary_, final_, error);
    if (error) {
        if (had_old) fs::rename(old, final_);
        throw InputError(
            fmt::format("cannot write {}: {}", printable_path(final_), error.message()));
    }
    fs::remove_all(old);
}

}  // namespace overfit::app
