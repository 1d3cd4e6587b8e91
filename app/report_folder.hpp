/// A report's folder, which replaces an older one only when it is complete.
#pragma once

#include <filesystem>

namespace overfit::app {

/// Throws numerics::InputError unless the folder is missing, empty, or a report of ours and nothing
/// else: only such a folder may be replaced.
void require_replaceable(const std::filesystem::path& folder);

/// A temporary folder beside the final one. Removed at the end of the scope unless published.
class ReportFolder {
  public:
    /// Checks require_replaceable first.
    explicit ReportFolder(const std::filesystem::path& final_folder);
    ~ReportFolder();
    ReportFolder(const ReportFolder&) = delete;
    ReportFolder& operator=(const ReportFolder&) = delete;

    const std::filesystem::path& path() const { return temporary_; }
    /// Puts the folder in its place and removes the older report.
    void publish();

  private:
    std::filesystem::path final_;
    std::filesystem::path temporary_;
};

}  // namespace overfit::app
