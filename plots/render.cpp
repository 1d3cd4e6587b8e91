/// Runs gnuplot as a child process and believes nothing but the complete picture.
#include "plots/render.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"
#include "plots/svg.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the user

namespace overfit::plots {

namespace {

namespace fs = std::filesystem;
using numerics::InputError;

constexpr std::chrono::seconds time_limit{60};
/// No picture of ours is smaller, with axes and a title.
constexpr std::uintmax_t least_size = 1000;

class FileActions {
  public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

class Pipe {
  public:
    Pipe() {
        if (pipe2(ends_.data(), O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category(), "pipe");
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    int read_end() const { return ends_[0]; }
    int write_end() const { return ends_[1]; }
    void close_write_end() { close_end(1); }

  private:
    void close_end(std::size_t i) {
        if (ends_[i] >= 0) close(ends_[i]);
        ends_[i] = -1;
    }
    std::array<int, 2> ends_{-1, -1};
};

pid_t start(const fs::path& directory, std::vector<std::string> arguments, const Pipe& output) {
    FileActions actions;
    posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(actions.get(), output.write_end(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(actions.get(), output.write_end(), STDERR_FILENO);
    // The script is named relative to its directory, so that no path of the user reaches gnuplot.
    posix_spawn_file_actions_addchdir_np(actions.get(), directory.c_str());
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t child = 0;
    const int error = posix_spawnp(&child, argv[0], actions.get(), nullptr, argv.data(), environ);
    if (error == ENOENT) throw InputError("gnuplot was not found; install the package gnuplot-nox");
    if (error != 0)
        throw InputError(fmt::format("gnuplot cannot be started: {}", std::strerror(error)));
    return child;
}

/// Everything the child prints until it closes its output; kills it at the time limit.
std::string listen(pid_t child, int read_end, bool& killed) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + time_limit;
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{.fd = read_end, .events = POLLIN, .revents = 0};
        const int ready = left > 0 ? poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            kill(child, SIGKILL);
            killed = true;
            return text;
        }
        const ssize_t count = read(read_end, buffer.data(), buffer.size());
        if (count <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

std::string one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == '\n' || c == '\t' || c == ' ' || c == '\r';
        if (!blank) line += c;
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line.substr(0, 500);
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/// Removes the file at the end, whatever happened, unless it has been renamed by then.
struct Remover {
    fs::path file;
    ~Remover() {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
};

void check_name(std::string_view name) {
    const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
    if (!good)
        throw std::domain_error(
            fmt::format("figure name \"{}\": needs letters, digits, _ and -", name));
}

}  // namespace

std::string_view name_of(Format format) {
    switch (format) {
        case Format::svg: return "svg";
        case Format::png: return "png";
        case Format::pdf: return "pdf";
    }
    throw std::logic_error("name_of: unknown format");
}

std::vector<Format> formats_of(std::string_view list) {
    std::vector<Format> formats;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        const std::string_view word = list.substr(start, end - start);
        bool known = false;
        for (const Format format : {Format::svg, Format::png, Format::pdf})
            if (word == name_of(format)) {
                formats.push_back(format);
                known = true;
            }
        if (!known) throw InputError(fmt::format("--format: \"{}\" is not svg, png or pdf", word));
        start = end + 1;
    }
    return formats;
}

fs::path render(const fs::path& directory, std::string_view name, Format format) {
    check_name(name);
    const std::string script = fmt::format("{}.gp", name);
    fs::path picture = directory / fmt::format("{}.{}", name, name_of(format));
    const std::string target = fmt::format("{}.{}.partial", name, name_of(format));
    const Remover remover{directory / target};
    Pipe output;
    const pid_t child =
        start(directory,
              {"gnuplot", "-d", "-e",
               fmt::format("format='{}'; target='{}'", name_of(format), target), script},
              output);
    output.close_write_end();
    bool killed = false;
    const std::string text = one_line(listen(child, output.read_end(), killed));
    const int status = wait_for(child);
    const std::string where = (directory / script).string();
    if (killed)
        throw std::runtime_error(
            fmt::format("{}: gnuplot took over {} s and was stopped", where, time_limit.count()));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !text.empty())
        throw std::runtime_error(
            fmt::format("{}: gnuplot failed: {}", where, text.empty() ? "no message" : text));
    std::error_code error;
    const std::uintmax_t size = fs::file_size(directory / target, error);
    if (error || size < least_size)
        throw std::runtime_error(fmt::format("{}: gnuplot left no picture (disk full?)", where));
    fs::rename(directory / target, picture);
    return picture;
}

std::vector<fs::path> write(const Figure& figure, const fs::path& directory, std::string_view name,
                            const std::vector<Format>& formats) {
    check(figure);
    check_name(name);
    numerics::create_folder(directory);
    write_script(figure, directory, name);
    std::vector<fs::path> files;
    for (const Format format : formats) {
        files.push_back(render(directory, name, format));
        if (format == Format::svg)
            numerics::write_file_atomically(
                files.back(),
                described_svg(numerics::read_text(files.back()), figure.title, figure.caption));
    }
    return files;
}

}  // namespace overfit::plots
