/// Temporary file, flush, rename.
#include "numerics/results.hpp"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"

namespace overfit::numerics {

namespace {

namespace fs = std::filesystem;

std::string reason(int error) {
    return std::generic_category().message(error);
}

[[noreturn]] void fail(const fs::path& file, std::string_view why) {
    throw InputError(fmt::format("cannot write {}: {}", printable_path(file), why));
}

/// Beside the target; made of the process and a counter, so that concurrent writers never meet.
fs::path temporary_name(const fs::path& target) {
    static std::atomic<unsigned> counter{0};
    return target.parent_path() /
           fmt::format(".{}.{}.{}.tmp", target.filename().string(), ::getpid(), counter++);
}

/// An open file that is removed unless it has been renamed to its final name.
class TemporaryFile {
  public:
    explicit TemporaryFile(fs::path target)
        : target_(std::move(target)),
          temporary_(temporary_name(target_)),
          descriptor_(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
        if (descriptor_ < 0) fail(target_, reason(errno));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!renamed_) ::unlink(temporary_.c_str());
    }

    void write(std::string_view content) {
        while (!content.empty()) {
            const ::ssize_t written = ::write(descriptor_, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(target_, reason(errno));
            content.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// Some file systems report a full disk only here.
    void commit() {
        if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(target_, reason(errno));
        if (::close(std::exchange(descriptor_, -1)) != 0) fail(target_, reason(errno));
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_, reason(errno));
        renamed_ = true;
    }

  private:
    fs::path target_, temporary_;
    int descriptor_;
    bool renamed_ = false;
};

}  // namespace

void write_file_atomically(const fs::path& file, std::string_view content) {
    if (file.filename().empty()) fail(file, "it names a folder, not a file");
    std::error_code error;
    const fs::path target = fs::is_symlink(file, error) ? fs::weakly_canonical(file, error) : file;
    if (error && error != std::errc::no_such_file_or_directory) fail(file, error.message());
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        fail(file, fmt::format("there is no folder {}", printable_path(folder)));
    if (fs::exists(target, error) && !fs::is_regular_file(target, error))
        fail(file, fs::is_directory(target, error) ? "it is a folder" : "it is not a regular file");
    TemporaryFile temporary(target);
    temporary.write(content);
    temporary.commit();
}

void create_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder))
        throw InputError(fmt::format("cannot make the folder {}: {}", printable_path(folder),
                                     error ? error.message() : "a file has that name"));
}

void require_writable_folder(const fs::path& folder) {
    std::error_code error;
    fs::path nearest = fs::absolute(folder);
    while (!fs::exists(nearest, error) && nearest.has_relative_path())
        nearest = nearest.parent_path();
    if (!fs::is_directory(nearest, error))
        fail(folder, fmt::format("{} is not a folder", printable_path(nearest)));
    if (::access(nearest.c_str(), W_OK | X_OK) != 0)
        fail(folder, fmt::format("no permission to write in {}", printable_path(nearest)));
}

}  // namespace overfit::numerics
