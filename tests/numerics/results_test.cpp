/// Test of numerics/results.hpp: whole files or none, and nothing left behind.
#include "numerics/results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <sys/stat.h>

#include "numerics/input_error.hpp"
#include "tests/numerics/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;
using overfit::numerics::create_folder;
using overfit::numerics::InputError;
using overfit::numerics::require_writable_folder;
using overfit::numerics::write_file_atomically;
using overfit::tests::ScratchFolder;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST(Results, WritesAndReplacesAndLeavesNothingElse) {
    const ScratchFolder folder;
    write_file_atomically(folder / "a.txt", "one");
    write_file_atomically(folder / "a.txt", std::string_view("t\0wo", 4));
    EXPECT_EQ(content_of(folder / "a.txt"), std::string("t\0wo", 4));
    EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(Results, NewFilesHaveTheUsualPermissions) {
    const ScratchFolder folder;
    write_file_atomically(folder / "a.txt", "one");
    struct stat status {};
    ASSERT_EQ(::stat((folder / "a.txt").c_str(), &status), 0);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(status.st_mode & 0777U, 0666U & ~mask);
}

TEST(Results, FollowsASymbolicLink) {
    const ScratchFolder folder;
    write_file_atomically(folder / "target", "old");
    fs::create_symlink("target", folder / "link");
    write_file_atomically(folder / "link", "new");
    EXPECT_EQ(content_of(folder / "target"), "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
}

TEST(Results, SaysWhyAFileCannotBeWritten) {
    const ScratchFolder folder;
    EXPECT_THAT([&] { write_file_atomically(folder / "none/a", "x"); },
                ThrowsMessage<InputError>(HasSubstr("there is no folder")));
    EXPECT_THAT([&] { write_file_atomically(folder.path(), "x"); },
                ThrowsMessage<InputError>(HasSubstr("it is a folder")));
    EXPECT_THAT([] { write_file_atomically("/dev/null", "x"); },
                ThrowsMessage<InputError>(HasSubstr("not a regular file")));
    EXPECT_THAT([&] { write_file_atomically(folder / "", "x"); },
                ThrowsMessage<InputError>(HasSubstr("names a folder")));
    EXPECT_TRUE(folder.is_empty());
}

/// Ends the process with 7 if the write is refused. A file size limit stands in for a full disk:
/// write() stops half-way in the same manner.
[[noreturn]] void write_on_a_full_disk(const fs::path& file) {
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
    rlimit limit{};
    limit.rlim_cur = 1000;
    limit.rlim_max = 1000;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
        write_file_atomically(file, std::string(5000, 'x'));
    } catch (const InputError&) {
        std::_Exit(7);
    }
    std::_Exit(0);
}

TEST(Results, AFullDiskLeavesTheOldFileAndNoTemporary) {
    const ScratchFolder folder;
    write_file_atomically(folder / "a.txt", "old");
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(write_on_a_full_disk(folder / "a.txt"), ::testing::ExitedWithCode(7), "");
    EXPECT_EQ(content_of(folder / "a.txt"), "old");
    EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(Results, MakesFoldersOnRequest) {
    const ScratchFolder folder;
    create_folder(folder / "a/b/c");
    create_folder(folder / "a/b/c");
    EXPECT_TRUE(fs::is_directory(folder / "a/b/c"));
    write_file_atomically(folder / "file", "x");
    EXPECT_THROW(create_folder(folder / "file"), InputError);
    EXPECT_THROW(create_folder(folder / "file/below"), InputError);
}

TEST(Results, AsksBeforehandWithoutMakingAnything) {
    const ScratchFolder folder;
    require_writable_folder(folder / "a/b");
    EXPECT_TRUE(folder.is_empty());
    write_file_atomically(folder / "file", "x");
    EXPECT_THROW(require_writable_folder(folder / "file"), InputError);
    EXPECT_THROW(require_writable_folder(folder / "file/below"), InputError);
}

}  // namespace
