/// The state of a training on disk: a head in words, which must be that of the training that takes
/// it up, then numbers with a checksum, then arrays as they lie in memory.
#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/relu_output_state.hpp"
#include "numerics/results.hpp"
#include "numerics/text_file.hpp"

namespace overfit::numerics {

namespace {

namespace fs = std::filesystem;
using Eigen::ArrayXf;

[[noreturn]] void fail(const fs::path& file, std::string_view why) {
    throw InputError(fmt::format("cannot resume from {}: {}", printable_path(file), why));
}

/// Fowler, Noll and Vo's 64-bit hash (FNV-1a).
class Checksum {
  public:
    void add(std::string_view bytes) {
        for (const char byte : bytes) add_byte(static_cast<unsigned char>(byte));
    }
    void add(std::uint64_t number) {
        for (int byte = 0; byte < 8; ++byte, number >>= 8U) add_byte(number & 0xffU);
    }
    std::uint64_t value() const { return value_; }

  private:
    void add_byte(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001b3U; }

    std::uint64_t value_ = 0xcbf29ce484222325U;
};

/// Numbers as they lie in memory.
template <typename Number>
std::string bytes_of(const Number* from, std::size_t count) {
    std::string bytes(count * sizeof(Number), '\0');
    std::memcpy(bytes.data(), from, bytes.size());
    return bytes;
}

std::uint64_t fingerprint(const SparseExamples& examples) {
    Checksum sum;
    for (Eigen::Index t = 0; t < examples.cols(); ++t)
        for (SparseExamples::InnerIterator entry(examples, t); entry; ++entry) {
            sum.add(static_cast<std::uint64_t>(entry.row()));
            sum.add(static_cast<std::uint64_t>(entry.col()));
            sum.add(std::uint64_t{std::bit_cast<std::uint32_t>(entry.value())});
        }
    return sum.value();
}

std::string head_of(const ReluOutputOptions& options, const relu_output::Engine& engine,
                    std::uint64_t start, bool pruned) {
    return fmt::format(
        "overfit training of a ReLU-output model, format 2\nfeatures {}\nhidden {}\nexamples {}\n"
        "fingerprint of the examples {:016x}\nfingerprint of the start {:016x}\n"
        "steps {}\nlearning_rate {}\nwarm_up {}\n"
        "cosine_decay {}\nfirst_decay {}\nsecond_decay {}\nepsilon {}\nweight_decay {}\n"
        "decay_biases {}\nmean_over_features {}\npruned {}\n",
        engine.feature_count(), engine.hidden_count(), engine.example_count(),
        fingerprint(engine.examples()), start, options.steps, options.learning_rate,
        options.warm_up, options.cosine_decay, options.first_decay, options.second_decay,
        options.epsilon, options.weight_decay, options.decay_biases,
        options.reduction == LossReduction::mean_over_features, pruned);
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Takes the head off, or says in which line it differs.
void take_head(const fs::path& file, std::string_view& text, std::string_view head) {
    if (text.starts_with(head)) {
        text.remove_prefix(head.size());
        return;
    }
    std::string_view line, wanted;
    do {
        line = take_line(text);
        wanted = take_line(head);
    } while (line == wanted && !text.empty());
    fail(file, fmt::format("it has {} where this training has '{}'", printable(line), wanted));
}

/// Reads "name value" off the text.
template <typename Number>
Number take_number(const fs::path& file, std::string_view& text, std::string_view name, int base) {
    std::string_view line = take_line(text);
    Number value{};
    bool good = line.starts_with(name) && line.size() > name.size() + 1;
    if (good) {
        line.remove_prefix(name.size() + 1);
        const char* const end = line.data() + line.size();
        std::from_chars_result read{};
        if constexpr (std::is_floating_point_v<Number>)
            read = std::from_chars(line.data(), end, value);
        else
            read = std::from_chars(line.data(), end, value, base);
        good = read.ec == std::errc() && read.ptr == end;
    }
    if (!good) fail(file, fmt::format("expected a line \"{} NUMBER\"", name));
    return value;
}

template <typename Number>
void take_array(std::string_view& text, Number* to, std::size_t count) {
    const std::size_t size = count * sizeof(Number);
    std::memcpy(to, text.data(), size);
    text.remove_prefix(size);
}

bool is_permutation(std::vector<std::uint32_t> order) {
    std::ranges::sort(order);
    for (std::size_t i = 0; i < order.size(); ++i)
        if (order[i] != i) return false;
    return true;
}

}  // namespace

std::uint64_t fingerprint(const ReluOutputParameters& start) {
    Checksum sum;
    sum.add(bytes_of(start.weights.data(), static_cast<std::size_t>(start.weights.size())));
    sum.add(bytes_of(start.biases.data(), static_cast<std::size_t>(start.biases.size())));
    return sum.value();
}

void ReluOutputTrainer::save(const fs::path& file) const {
    const relu_output::Engine& engine = state_->engine;
    const relu_output::OrderAge age =
        state_->pruned ? state_->pruned->age : relu_output::OrderAge{};
    std::string arrays;
    for (const auto* order : {&engine.order().features, &engine.order().examples})
        arrays += bytes_of(order->data(), order->size());
    for (const ArrayXf* array :
         {&engine.parameters(), &engine.first_moments(), &engine.second_moments()})
        arrays += bytes_of(array->data(), static_cast<std::size_t>(array->size()));
    const std::string numbers =
        fmt::format("step {}\nleast {}\nexcess {}\n", state_->step, age.least, age.excess);
    Checksum sum;
    sum.add(numbers);
    sum.add(arrays);
    write_file_atomically(file, head_of(state_->options, engine, state_->start_fingerprint,
                                        state_->pruned.has_value()) +
                                    fmt::format("checksum {:x}\n", sum.value()) + numbers + arrays);
}

void ReluOutputTrainer::resume(const fs::path& file) {
    relu_output::Engine& engine = state_->engine;
    const std::string content = read_text(file);
    std::string_view text = content;
    take_head(
        file, text,
        head_of(state_->options, engine, state_->start_fingerprint, state_->pruned.has_value()));
    const auto checksum = take_number<std::uint64_t>(file, text, "checksum", 16);
    Checksum sum;
    sum.add(text);
    if (sum.value() != checksum) fail(file, "it is damaged: its checksum is another one");
    const auto step = take_number<long>(file, text, "step", 10);
    const auto least = take_number<double>(file, text, "least", 10);
    const auto excess = take_number<double>(file, text, "excess", 10);
    relu_output::Order order = engine.order();
    ArrayXf parameters = engine.parameters(), first = parameters, second = parameters;
    const auto numbers = static_cast<std::size_t>(parameters.size());
    const std::size_t size =
        (order.features.size() + order.examples.size()) * sizeof(std::uint32_t) +
        3 * numbers * sizeof(float);
    if (text.size() != size) fail(file, fmt::format("expected {} bytes of arrays", size));
    take_array(text, order.features.data(), order.features.size());
    take_array(text, order.examples.data(), order.examples.size());
    for (ArrayXf* const array : {&parameters, &first, &second})
        take_array(text, array->data(), numbers);
    if (step < 0 || step > state_->options.steps) fail(file, "its step is not in the schedule");
    if (!is_permutation(order.features) || !is_permutation(order.examples))
        fail(file, "its order of features or examples is not a permutation");
    engine.reorder(std::move(order));
    engine.parameters() = std::move(parameters);
    engine.first_moments() = std::move(first);
    engine.second_moments() = std::move(second);
    if (state_->pruned) state_->pruned->age = {.least = least, .excess = excess};
    state_->step = step;
}

}  // namespace overfit::numerics
