// Batch norm with the ReLU behind it, in training, as one operator: reptorch::batch_norm_relu. What autograd needs for it is libtorch's
// own: the operator calls aten::cudnn_batch_norm, which libtorch declares everywhere, records with a node in C++, and computes on CUDA
// only. On the CPU it is computed here, for calls that come from here.

#include "shim.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <dlfcn.h>

namespace {

struct Bfloat16 {
    uint16_t bits;
};

struct Layout {
    int64_t images, channels, pixels;
    bool channels_last;

    int64_t rows() const { return images * pixels; }
};

// Rows (pixels of all images) where the channels lie last, else images.
struct Chunk {
    int64_t first, count;
};

// What a set of instructions has for one dtype.
template <typename T> struct Kernels {
    void (*statistics)(const Layout &, Chunk, const T *x, float *mean, float *squares);
    void (*forward)(const Layout &, Chunk, const T *x, const float *scale, const float *shift, T *y);
    void (*sums)(const Layout &, Chunk, const T *x, const T *grad, const float *scale, const float *shift, const float *mean, float *sum, float *product);
    void (*backward)(const Layout &, Chunk, const T *x, const T *grad, const float *scale, const float *shift, const float *mean, const float *average,
                     const float *slope, T *result);
    void (*mask)(const Layout &, const T *x, const float *scale, const float *shift, bool *through);
};

#define VARIANT plain
#define TARGET
#define LANES 4
#include "batch_norm_kernels.h"

#define VARIANT avx2
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 8
#include "batch_norm_kernels.h"

#define VARIANT avx512
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma")))
#define LANES 16
#include "batch_norm_kernels.h"

template <typename T> const Kernels<T> &kernels() {
    static const Kernels<T> &best = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                                            __builtin_cpu_supports("avx512vl")
                                        ? avx512::KERNELS<T>
                                    : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? avx2::KERNELS<T>
                                                                                                      : plain::KERNELS<T>;
    return best;
}

// ---------------------------------------------------------------------------------------------- threads

// The pool that libtorch itself computes on: a second one would fight with it for the processors.
struct Pool {
    void (*parallel)(void (*body)(void *), void *data, unsigned threads, unsigned flags) = nullptr;
    int (*thread)() = nullptr;
    int (*threads)() = nullptr;

    Pool() {
        Dl_info libtorch;
        if (dladdr(reinterpret_cast<void *>(&aoti_torch_abi_version), &libtorch) == 0) {
            return;
        }
        // Found among the libraries that libtorch was linked to, whatever else the process has loaded. Never closed: it is loaded anyway.
        if (void *library = dlopen(libtorch.dli_fname, RTLD_LAZY | RTLD_NOLOAD)) {
            parallel = reinterpret_cast<decltype(parallel)>(dlsym(library, "GOMP_parallel"));
            thread = reinterpret_cast<decltype(thread)>(dlsym(library, "omp_get_thread_num"));
            threads = reinterpret_cast<decltype(threads)>(dlsym(library, "omp_get_num_threads"));
        }
    }
    bool found() const { return parallel != nullptr && thread != nullptr && threads != nullptr; }

    static const Pool &of_libtorch() {
        static const Pool pool;
        return pool;
    }
};

// The chunks of an activation. They depend on its sizes alone, and each has sums of its own that are added up in order: the results are
// the same however many threads there are.
class Chunks {
public:
    explicit Chunks(const Layout &layout) : units(layout.channels_last ? layout.rows() : layout.images), elements(layout.rows() * layout.channels) {
        const int64_t rows = std::max(LEAST_ROWS, ELEMENTS / layout.channels);
        size = layout.channels_last ? rows : (rows + layout.pixels - 1) / layout.pixels;
        count = (units + size - 1) / size;
    }
    int64_t count;

    Chunk operator[](int64_t index) const { return {index * size, std::min(size, units - index * size)}; }

    // Calls body(index) for every chunk; with `backwards`, each thread begins with the chunk that it had last in the pass before.
    template <typename Body> void each(bool backwards, const Body &body) const {
        struct Region {
            const Body &body;
            int64_t count;
            bool backwards;

            void run(int64_t thread, int64_t threads) const {
                const int64_t begin = count * thread / threads, end = count * (thread + 1) / threads;
                for (int64_t i = begin; i < end; i++) {
                    body(backwards ? begin + end - 1 - i : i);
                }
            }
        } region{body, count, backwards};
        const int64_t threads = elements < WORTH_A_THREAD ? 1 : std::min<int64_t>(at::get_num_threads(), count);
        if (threads == 1) {
            region.run(0, 1);
            return;
        }
        Pool::of_libtorch().parallel(
            [](void *data) {
                const Pool &pool = Pool::of_libtorch();
                static_cast<const Region *>(data)->run(pool.thread(), pool.threads());
            },
            &region, static_cast<unsigned>(threads), 0);
    }

private:
    // Of a chunk: few enough that it stays in the cache of a processor, enough rows that its sums do not matter.
    static constexpr int64_t ELEMENTS = 8192, LEAST_ROWS = 128;
    static constexpr int64_t WORTH_A_THREAD = 16384;
    int64_t units, elements, size;
};

// ---------------------------------------------------------------------------------------------- tensors

// A handle of ours.
class Owned {
public:
    Owned() = default;
    explicit Owned(AtenTensorHandle handle) : handle(handle) {}
    Owned(Owned &&other) : handle(std::exchange(other.handle, nullptr)) {}
    Owned &operator=(Owned &&other) {
        std::swap(handle, other.handle);
        return *this;
    }
    ~Owned() {
        if (handle != nullptr) {
            aoti_torch_delete_tensor_object(handle);
        }
    }
    AtenTensorHandle give() { return std::exchange(handle, nullptr); }
    const at::Tensor &tensor() const { return shim::tensor_of(handle); }
    explicit operator bool() const { return handle != nullptr; }

    int32_t dtype() const {
        int32_t dtype = 0;
        shim::check(aoti_torch_get_dtype(handle, &dtype));
        return dtype;
    }
    int64_t dimensions() const {
        int64_t dimensions = 0;
        shim::check(aoti_torch_get_dim(handle, &dimensions));
        return dimensions;
    }
    const int64_t *sizes() const {
        int64_t *sizes = nullptr;
        shim::check(aoti_torch_get_sizes(handle, &sizes));
        return sizes;
    }
    const int64_t *strides() const {
        int64_t *strides = nullptr;
        shim::check(aoti_torch_get_strides(handle, &strides));
        return strides;
    }
    template <typename T> T *data() const {
        void *address = nullptr;
        shim::check(aoti_torch_get_data_ptr(handle, &address));
        return static_cast<T *>(address);
    }
    bool lies_in(const std::array<int, 4> &order) const {
        int64_t expected = 1;
        for (const int dimension : order) {
            if (sizes()[dimension] != 1) {
                if (strides()[dimension] != expected) {
                    return false;
                }
                expected *= sizes()[dimension];
            }
        }
        return true;
    }

private:
    AtenTensorHandle handle = nullptr;
};

constexpr std::array<int, 4> ROW_MAJOR = {3, 2, 1, 0}, CHANNELS_LAST = {1, 3, 2, 0};

void require(bool holds, const char *otherwise) {
    if (!holds) {
        throw shim::Failed(std::string("batch_norm_relu: ") + otherwise);
    }
}

Layout layout_of(const Owned &x) {
    require(x.dimensions() == 4 && (x.dtype() == aoti_torch_dtype_float32() || x.dtype() == aoti_torch_dtype_bfloat16()),
            "the input must be N x C x H x W of float32 or bfloat16");
    const bool channels_last = x.lies_in(CHANNELS_LAST);
    require(channels_last || x.lies_in(ROW_MAJOR), "the input must be row-major or channels_last");
    const int64_t *sizes = x.sizes();
    const Layout layout = {sizes[0], sizes[1], sizes[2] * sizes[3], channels_last};
    require(layout.rows() > 1 && layout.channels > 0, "the input must have more than one value per channel");
    return layout;
}

// One number per channel.
const Owned &per_channel(const Owned &tensor, const Layout &layout) {
    require(tensor && tensor.dimensions() == 1 && tensor.sizes()[0] == layout.channels && (layout.channels == 1 || tensor.strides()[0] == 1) &&
                tensor.dtype() == aoti_torch_dtype_float32(),
            "weight, bias and running statistics must be float32, one number per channel side by side");
    return tensor;
}

Owned empty(int64_t dimensions, const int64_t *sizes, const int64_t *strides, int32_t dtype) {
    AtenTensorHandle handle = nullptr;
    shim::check(aoti_torch_empty_strided(dimensions, sizes, strides, dtype, aoti_torch_device_type_cpu(), 0, &handle));
    return Owned(handle);
}

Owned empty_as(const Owned &x, int32_t dtype) { return empty(4, x.sizes(), x.strides(), dtype); }

Owned floats(int64_t count) {
    const int64_t one = 1;
    return empty(1, &count, &one, aoti_torch_dtype_float32());
}

// Memory of this thread for the sums of all chunks.
float *scratch(int64_t floats) {
    thread_local std::vector<float> memory;
    if (memory.size() < static_cast<size_t>(floats)) {
        memory.resize(static_cast<size_t>(floats));
    }
    return memory.data();
}

// ---------------------------------------------------------------------------------------------- forward

// Mean and biased variance of every channel, put together from those of the chunks (Chan, Golub, LeVeque 1979).
template <typename T> void moments(const Layout &layout, const Chunks &chunks, const T *x, std::vector<double> &mean, std::vector<double> &variance) {
    const int64_t channels = layout.channels;
    float *partial = scratch(2 * chunks.count * channels);
    chunks.each(false, [&](int64_t i) { kernels<T>().statistics(layout, chunks[i], x, partial + 2 * i * channels, partial + (2 * i + 1) * channels); });
    const double rows = static_cast<double>(layout.rows());
    const auto rows_of = [&](int64_t i) { return static_cast<double>(chunks[i].count * (layout.channels_last ? 1 : layout.pixels)); };
    for (int64_t i = 0; i < chunks.count; i++) {
        const double weight = rows_of(i) / rows;
        for (int64_t c = 0; c < channels; c++) {
            mean[c] += weight * static_cast<double>(partial[2 * i * channels + c]);
        }
    }
    for (int64_t i = 0; i < chunks.count; i++) {
        const double count = rows_of(i);
        for (int64_t c = 0; c < channels; c++) {
            const double apart = static_cast<double>(partial[2 * i * channels + c]) - mean[c];
            variance[c] += static_cast<double>(partial[(2 * i + 1) * channels + c]) + count * apart * apart;
        }
    }
    for (double &of_channel : variance) {
        of_channel /= rows;
    }
}

struct Norm {
    Owned output, mean, deviation, line;
};

// `line` holds scale and shift of every channel: y = relu(scale x + shift).
template <typename T>
Norm forward(const Layout &layout, const Owned &input, const Owned &weight, const Owned &bias, const Owned &running_mean, const Owned &running_variance,
             double momentum, double eps) {
    const int64_t channels = layout.channels;
    const Chunks chunks(layout);
    const T *x = input.data<T>();
    std::vector<double> mean(static_cast<size_t>(channels)), variance(static_cast<size_t>(channels));
    moments(layout, chunks, x, mean, variance);
    Norm norm{empty_as(input, input.dtype()), floats(channels), floats(channels), floats(2 * channels)};
    const float *w = weight.data<float>(), *b = bias.data<float>();
    float *running_m = running_mean.data<float>(), *running_v = running_variance.data<float>();
    float *kept_mean = norm.mean.data<float>(), *kept_deviation = norm.deviation.data<float>();
    float *scale = norm.line.data<float>(), *shift = scale + channels;
    const double rows = static_cast<double>(layout.rows());
    for (int64_t c = 0; c < channels; c++) {
        running_m[c] = static_cast<float>(momentum * mean[c] + (1 - momentum) * static_cast<double>(running_m[c]));
        running_v[c] = static_cast<float>(momentum * (variance[c] * rows / (rows - 1)) + (1 - momentum) * static_cast<double>(running_v[c]));
        kept_mean[c] = static_cast<float>(mean[c]);
        kept_deviation[c] = static_cast<float>(1 / std::sqrt(variance[c] + eps));
        scale[c] = kept_deviation[c] * w[c];
        shift[c] = b[c] - kept_mean[c] * scale[c];
    }
    T *y = norm.output.data<T>();
    chunks.each(true, [&](int64_t i) { kernels<T>().forward(layout, chunks[i], x, scale, shift, y); });
    return norm;
}

// ---------------------------------------------------------------------------------------------- backward

struct Gradients {
    Owned input, weight, bias;
};

template <typename T>
Gradients backward(const Layout &layout, const Owned &input, const Owned &gradient, const Owned &mean, const Owned &deviation, const Owned &line) {
    const int64_t channels = layout.channels;
    const Chunks chunks(layout);
    const T *x = input.data<T>(), *g = gradient.data<T>();
    const float *scale = line.data<float>(), *shift = scale + channels, *middle = mean.data<float>(), *d = deviation.data<float>();
    float *partial = scratch(2 * (chunks.count + 1) * channels);
    float *average = partial + 2 * chunks.count * channels, *slope = average + channels;
    chunks.each(false, [&](int64_t i) {
        kernels<T>().sums(layout, chunks[i], x, g, scale, shift, middle, partial + 2 * i * channels, partial + (2 * i + 1) * channels);
    });
    std::vector<double> sums(static_cast<size_t>(2 * channels));
    for (int64_t i = 0; i < chunks.count; i++) {
        for (int64_t c = 0; c < 2 * channels; c++) {
            sums[c] += static_cast<double>(partial[2 * i * channels + c]);
        }
    }
    Gradients gradients{empty_as(input, input.dtype()), floats(channels), floats(channels)};
    float *of_weight = gradients.weight.data<float>(), *of_bias = gradients.bias.data<float>();
    const double rows = static_cast<double>(layout.rows());
    for (int64_t c = 0; c < channels; c++) {
        const double inverse = static_cast<double>(d[c]), product = sums[channels + c];
        of_bias[c] = static_cast<float>(sums[c]);
        of_weight[c] = static_cast<float>(product * inverse);
        average[c] = static_cast<float>(sums[c] / rows);
        slope[c] = static_cast<float>(product * inverse * inverse / rows);
    }
    T *result = gradients.input.data<T>();
    chunks.each(true, [&](int64_t i) { kernels<T>().backward(layout, chunks[i], x, g, scale, shift, middle, average, slope, result); });
    return gradients;
}

// As backward, by libtorch's own operators, which can be differentiated again.
void recorded_backward(const Layout &layout, const Owned &input, const Owned &gradient, const Owned &weight, const Owned &running_mean,
                       const Owned &running_variance, const Owned &mean, const Owned &deviation, const Owned &line, double eps, Gradients &gradients) {
    const Owned through = empty_as(input, aoti_torch_dtype_bool());
    const float *scale = line.data<float>(), *shift = scale + layout.channels;
    const bool bfloat16 = input.dtype() == aoti_torch_dtype_bfloat16();
    if (bfloat16) {
        kernels<Bfloat16>().mask(layout, input.data<Bfloat16>(), scale, shift, through.data<bool>());
    } else {
        kernels<float>().mask(layout, input.data<float>(), scale, shift, through.data<bool>());
    }
    const Owned zero = empty(0, nullptr, nullptr, input.dtype());
    std::memset(zero.data<void>(), 0, bfloat16 ? sizeof(Bfloat16) : sizeof(float));
    at::Tensor passed = at::_ops::where_self::call(through.tensor(), gradient.tensor(), zero.tensor());
    const Owned owned(shim::take(passed.impl));
    auto results = at::_ops::native_batch_norm_backward::call(owned.tensor(), input.tensor(), weight.tensor(), running_mean.tensor(),
                                                              running_variance.tensor(), mean.tensor(), deviation.tensor(), true, eps, {true, true, true});
    gradients = {Owned(shim::take(std::get<0>(results).impl)), Owned(shim::take(std::get<1>(results).impl)), Owned(shim::take(std::get<2>(results).impl))};
}

// ---------------------------------------------------------------------------------------------- operators

// Whether this thread is in reptorch::batch_norm_relu.
thread_local bool fusing = false;
struct Fusing {
    Fusing() { fusing = true; }
    ~Fusing() { fusing = false; }
};

// A slot of libtorch's stable interface: a tensor is a handle that the kernel owns, an optional a slot of its own or null.
Owned tensor(uint64_t slot) { return Owned(reinterpret_cast<AtenTensorHandle>(slot)); }

Owned optional_tensor(uint64_t slot) {
    const auto inner = reinterpret_cast<uint64_t *>(slot);
    if (inner == nullptr) {
        return Owned();
    }
    Owned tensor(reinterpret_cast<AtenTensorHandle>(*inner));
    if (torch_delete_stable_ivalue != nullptr) {
        shim::check(torch_delete_stable_ivalue(inner));
    } else {
        delete inner;
    }
    return tensor;
}

double real(uint64_t slot) {
    double value = 0;
    std::memcpy(&value, &slot, sizeof(value));
    return value;
}

uint64_t slot_of(Owned &tensor) { return reinterpret_cast<uint64_t>(tensor.give()); }

// batch_norm_relu(input, weight, bias, running_mean, running_var, momentum, eps)
void batch_norm_relu(uint64_t *stack, uint64_t, uint64_t) {
    const Owned input = tensor(stack[0]), weight = tensor(stack[1]), bias = tensor(stack[2]), mean = tensor(stack[3]), variance = tensor(stack[4]);
    const Fusing scope;
    auto results = at::_ops::cudnn_batch_norm::call(input.tensor(), weight.tensor(), bias.tensor(), mean.tensor(), variance.tensor(), true, real(stack[5]),
                                                    real(stack[6]));
    Owned output(shim::take(std::get<0>(results).impl));
    for (c10::TensorImpl *kept : {std::get<1>(results).impl, std::get<2>(results).impl, std::get<3>(results).impl}) {
        Owned dropped(shim::take(kept));
    }
    stack[0] = slot_of(output);
}

// cudnn_batch_norm(input, weight, bias?, running_mean?, running_var?, training, exponential_average_factor, epsilon)
void batch_norm_on_cpu(uint64_t *stack, uint64_t, uint64_t) {
    const Owned input = tensor(stack[0]), weight = tensor(stack[1]), bias = optional_tensor(stack[2]), mean = optional_tensor(stack[3]);
    const Owned variance = optional_tensor(stack[4]);
    if (!fusing) {
        throw shim::Failed("aten::cudnn_batch_norm has no kernel for the CPU; batch_norm has");
    }
    const Layout layout = layout_of(input);
    for (const Owned *one : {&weight, &bias, &mean, &variance}) {
        per_channel(*one, layout);
    }
    Norm norm = (input.dtype() == aoti_torch_dtype_bfloat16() ? forward<Bfloat16> : forward<float>)(layout, input, weight, bias, mean, variance,
                                                                                                  real(stack[6]), real(stack[7]));
    stack[0] = slot_of(norm.output);
    stack[1] = slot_of(norm.mean);
    stack[2] = slot_of(norm.deviation);
    stack[3] = slot_of(norm.line);
}

// cudnn_batch_norm_backward(input, grad_output, weight, running_mean?, running_var?, save_mean?, save_var?, epsilon, reserveSpace)
void batch_norm_backward_on_cpu(uint64_t *stack, uint64_t, uint64_t) {
    const Owned input = tensor(stack[0]), gradient = tensor(stack[1]), weight = tensor(stack[2]), running_mean = optional_tensor(stack[3]);
    const Owned running_variance = optional_tensor(stack[4]), mean = optional_tensor(stack[5]), deviation = optional_tensor(stack[6]);
    const Owned line = tensor(stack[8]);
    const Layout layout = layout_of(input);
    for (const Owned *one : {&weight, &running_mean, &running_variance, &mean, &deviation}) {
        per_channel(*one, layout);
    }
    require(line.dimensions() == 1 && line.sizes()[0] == 2 * layout.channels && line.dtype() == aoti_torch_dtype_float32(),
            "this backward pass is not one of batch_norm_relu");
    require(gradient.dimensions() == 4 && std::equal(input.sizes(), input.sizes() + 4, gradient.sizes()) && gradient.dtype() == input.dtype() &&
                gradient.lies_in(layout.channels_last ? CHANNELS_LAST : ROW_MAJOR),
            "the gradient must be as its output is");
    Gradients gradients;
    if (c10::GradMode::is_enabled()) {
        recorded_backward(layout, input, gradient, weight, running_mean, running_variance, mean, deviation, line, real(stack[7]), gradients);
    } else {
        gradients = (input.dtype() == aoti_torch_dtype_bfloat16() ? backward<Bfloat16> : backward<float>)(layout, input, gradient, mean, deviation, line);
    }
    stack[0] = slot_of(gradients.input);
    stack[1] = slot_of(gradients.weight);
    stack[2] = slot_of(gradients.bias);
}

void *library(const char *name, const char *key) {
    void *library = nullptr; // never given back: its operators live as long as the process
    shim::check(aoti_torch_library_init_impl(name, key, "batch_norm.cpp", 0, &library));
    return library;
}

} // namespace

void shim::register_operators() {
    if (!Pool::of_libtorch().found()) {
        return; // batch norm and ReLU as two operators then
    }
    void *definitions = nullptr;
    check(aoti_torch_library_init_def("reptorch", "batch_norm.cpp", 0, &definitions));
    check(aoti_torch_library_def(definitions, "batch_norm_relu(Tensor input, Tensor weight, Tensor bias, Tensor(a!) running_mean, Tensor(b!) running_var, "
                                              "float momentum, float eps) -> Tensor"));
    check(aoti_torch_library_impl(library("reptorch", "CompositeImplicitAutograd"), "batch_norm_relu", &batch_norm_relu));
    check(aoti_torch_library_impl(library("aten", "CPU"), "cudnn_batch_norm", &batch_norm_on_cpu));
    // In front of libtorch's own way of recording it, which does not know of the ReLU.
    check(aoti_torch_library_impl(library("aten", "AutogradCPU"), "cudnn_batch_norm_backward", &batch_norm_backward_on_cpu));
}
