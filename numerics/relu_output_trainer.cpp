/// Steps of training, and the loop around them.
#include "numerics/relu_output_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <system_error>
#include <utility>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

#include "numerics/parallel.hpp"
#include "numerics/relu_output_state.hpp"

namespace overfit::numerics {

namespace {

/// Takes numbers below 1e-38 as 0 while it lives: moments of features without gradient decay into
/// them, and some processors are a hundred times slower there.
class WithoutSubnormals {
  public:
    WithoutSubnormals() {
#if defined(__SSE__)
        _mm_setcsr(before_ | 0x8040U);
#endif
    }
    ~WithoutSubnormals() {
#if defined(__SSE__)
        _mm_setcsr(before_);
#endif
    }
    WithoutSubnormals(const WithoutSubnormals&) = delete;
    WithoutSubnormals& operator=(const WithoutSubnormals&) = delete;

  private:
#if defined(__SSE__)
    unsigned before_ = _mm_getcsr();
#endif
};

/// The numbers of update `step`, but for pointers and sizes.
relu_output::AdamStep adam_step(const ReluOutputOptions& options, long step, double scale) {
    const double rate = learning_rate_at(options, step), count = static_cast<double>(step + 1);
    const double keep = 1.0 - rate * options.weight_decay;
    const double first_total = 1.0 - std::pow(options.first_decay, count);
    const double second_total = 1.0 - std::pow(options.second_decay, count);
    return {.parameters = nullptr,
            .gradient = nullptr,
            .first = nullptr,
            .second = nullptr,
            .vector_count = 0,
            .hidden_count = 0,
            .scale = static_cast<float>(scale),
            .first_decay = static_cast<float>(options.first_decay),
            .first_share = static_cast<float>(1.0 - options.first_decay),
            .second_decay = static_cast<float>(options.second_decay),
            .second_share = static_cast<float>(1.0 - options.second_decay),
            .rate = static_cast<float>(rate / first_total),
            .root_scale = static_cast<float>(1.0 / std::sqrt(second_total)),
            .epsilon = static_cast<float>(options.epsilon),
            .keep_weights = static_cast<float>(keep),
            .keep_biases = options.decay_biases ? static_cast<float>(keep) : 1.0F};
}

/// Whether the pruned pass is the faster one, by measurement: boxes pay if there are many outputs,
/// and the more dimensions there are, the more features cross a box.
bool pruning_pays(const relu_output::Engine& engine) {
    constexpr std::array least_outputs{3e5, 5e5, 7e5, 1.3e6, 2.5e6};
    const std::size_t hidden = engine.hidden_count();
    if (hidden > least_outputs.size() || (hidden > 2 && engine.feature_count() < 4000))
        return false;
    return static_cast<double>(engine.feature_count()) *
               static_cast<double>(engine.example_count()) >=
           least_outputs[hidden - 1];
}

ReluOutputOptions valid(const ReluOutputOptions& options) {
    require_valid(options);
    return options;
}

}  // namespace

ReluOutputTrainer::State::State(const SparseExamples& examples, const ReluOutputParameters& start,
                                const ReluOutputOptions& wanted)
    : engine(examples, start, valid(wanted).instructions),
      options(wanted),
      start_fingerprint(fingerprint(start)) {
    if (options.pass == ReluOutputPass::pruned ||
        (options.pass == ReluOutputPass::automatic && pruning_pays(engine)))
        pruned.emplace(engine);
}

double ReluOutputTrainer::State::pass(bool with_loss) {
    engine.forward();
    if (pruned)
        pruned->add_outputs(engine);
    else
        engine.add_outputs();
    return engine.add_targets(with_loss);
}

void ReluOutputTrainer::State::make_update() {
    if (pruned) pruned->keep_order(engine);
    pass(false);
    double scale = 2.0 / static_cast<double>(engine.example_count());
    if (options.reduction == LossReduction::mean_over_features)
        scale /= static_cast<double>(engine.feature_count());
    engine.update(adam_step(options, step, scale));
    ++step;
}

ReluOutputSlope ReluOutputTrainer::State::slope() {
    const relu_output::OrderAge age = pruned ? pruned->age : relu_output::OrderAge{};
    const double loss = pass(true);
    if (pruned) pruned->age = age;
    ReluOutputSlope made{.loss = loss, .gradient = engine.unpacked(engine.gradient())};
    const float scale = 2.0F / static_cast<float>(engine.example_count());
    made.gradient.weights *= scale;
    made.gradient.biases *= scale;
    engine.gradient().setZero();
    return made;
}

ReluOutputTrainer::ReluOutputTrainer(const SparseExamples& examples,
                                     const ReluOutputParameters& start,
                                     const ReluOutputOptions& options)
    : state_(std::make_unique<State>(examples, start, options)) {}
ReluOutputTrainer::ReluOutputTrainer(ReluOutputTrainer&&) noexcept = default;
ReluOutputTrainer& ReluOutputTrainer::operator=(ReluOutputTrainer&&) noexcept = default;
ReluOutputTrainer::~ReluOutputTrainer() = default;

long ReluOutputTrainer::step() const {
    return state_->step;
}

bool ReluOutputTrainer::finished() const {
    return state_->step >= state_->options.steps;
}

void ReluOutputTrainer::advance(long updates) {
    const WithoutSubnormals mode;
    for (long made = 0; made < updates && !finished(); ++made) state_->make_update();
}

ReluOutputParameters ReluOutputTrainer::parameters() const {
    const relu_output::Engine& engine = state_->engine;
    return engine.unpacked(engine.parameters());
}

ReluOutputSlope ReluOutputTrainer::slope() {
    return state_->slope();
}

ReluOutputRun train_relu_output(const SparseExamples& examples, const ReluOutputParameters& start,
                                const ReluOutputOptions& options,
                                const ReluOutputControl& control) {
    if (control.report_every < 1 || control.checkpoint_every < 1)
        throw std::domain_error(
            "ReluOutputControl: report_every and checkpoint_every must be >= 1");
    ReluOutputTrainer trainer(examples, start, options);
    const bool keeps = !control.checkpoint.empty();
    if (keeps && std::filesystem::exists(control.checkpoint)) trainer.resume(control.checkpoint);
    bool goes_on = true;
    while (goes_on && !trainer.finished()) {
        const long step = trainer.step();
        if (control.report && step % control.report_every == 0)
            goes_on = control.report(
                {.step = step, .steps = options.steps, .loss = trainer.slope().loss});
        if (!goes_on) break;
        long next = options.steps;
        if (control.report)
            next = std::min(next, step - step % control.report_every + control.report_every);
        if (keeps)
            next =
                std::min(next, step - step % control.checkpoint_every + control.checkpoint_every);
        trainer.advance(next - step);
        if (keeps && trainer.step() % control.checkpoint_every == 0)
            trainer.save(control.checkpoint);
    }
    const bool leaves = keeps && (control.keep_finished || !trainer.finished());
    if (leaves) trainer.save(control.checkpoint);
    std::error_code ignored;
    if (keeps && !leaves) std::filesystem::remove(control.checkpoint, ignored);
    ReluOutputRun run{.parameters = trainer.parameters(),
                      .loss = 0.0,
                      .steps = trainer.step(),
                      .finished = trainer.finished()};
    run.loss = relu_output_loss(run.parameters, examples);
    if (control.report && run.finished)
        control.report({.step = run.steps, .steps = options.steps, .loss = run.loss});
    return run;
}

std::vector<ReluOutputRun> train_relu_outputs(std::span<const ReluOutputJob> jobs) {
    std::vector<ReluOutputRun> runs(jobs.size());
    parallel_for(jobs.size(), [&](std::size_t i) {
        const ReluOutputJob& job = jobs[i];
        if (job.examples == nullptr) throw std::domain_error("ReluOutputJob: examples are missing");
        runs[i] = train_relu_output(*job.examples, job.start, job.options, job.control);
    });
    return runs;
}

}  // namespace overfit::numerics
