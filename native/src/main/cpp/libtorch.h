// What the shim uses of libtorch, declared here so that it includes no header of libtorch's: any C++17 compiler builds it in
// seconds, and one build serves every libtorch from 2.10 on. The layouts that it relies on are marked LAYOUT; rt_start and
// the self-test at load prove them before anything else is called.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace at {
class Tensor;
}

namespace caffe2 {

// LAYOUT: a number, that of the ScalarType for every dtype there is.
struct TypeMeta {
    uint16_t index;
};

} // namespace caffe2

namespace c10 {

enum class DeviceType : int8_t {};
enum class ScalarType : int8_t {};
enum class DispatchKey : uint16_t {};

DispatchKey parseDispatchKey(const std::string &name);

// LAYOUT: behind the table of virtual functions the counts, strong in the lower half, weak in the upper.
struct intrusive_ptr_target {
    mutable std::atomic<uint64_t> counts;
    virtual ~intrusive_ptr_target();
    virtual void release_resources();
};
constexpr uint64_t ONE_STRONG = 1;
constexpr uint64_t ONE_WEAK = uint64_t(1) << 32;

// LAYOUT: memory, how what owns it is freed, what owns it, where it lies. Not trivial, so that it is returned as the real one is; a
// DataPtr of ours never owns.
struct DataPtr {
    void *data;
    void (*deleter)(void *);
    void *context;
    DeviceType device_type;
    int8_t device_index;
    ~DataPtr() {}
};

// LAYOUT: the order of the virtual functions.
struct Allocator {
    virtual ~Allocator() {}
    virtual DataPtr allocate(size_t bytes) = 0;
    virtual bool is_simple_data_ptr(const DataPtr &data) const;
    virtual void (*raw_deleter() const)(void *) { return nullptr; }
    virtual void copy_data(void *target, const void *source, size_t bytes) const = 0;
};
Allocator *GetCPUAllocator();
void SetCPUAllocator(Allocator *allocator, uint8_t priority);

class TensorImpl {
public:
    at::Tensor &mutable_grad();
    bool requires_grad() const;
    void ShareExternalPointer(DataPtr &&data, caffe2::TypeMeta dtype, size_t bytes);
};

// Types of list elements; the real functions return a class that is one pointer.
struct Type {
    // LAYOUT: a raw or a shared pointer to the type.
    template <typename T> class SingletonOrSharedTypePtr {
    public:
        explicit SingletonOrSharedTypePtr(void *singleton) : pointer(std::shared_ptr<void>(), singleton) {}
        explicit SingletonOrSharedTypePtr(const std::shared_ptr<void> &shared) : pointer(shared) {}
        std::shared_ptr<void> pointer;
    };
};
using TypePtr = Type::SingletonOrSharedTypePtr<Type>;
struct IntType {
    static void *get();
};
struct FloatType {
    static void *get();
};
struct BoolType {
    static void *get();
};
struct NumberType {
    static void *get();
};
struct TensorType {
    static const std::shared_ptr<void> &get();
};
struct OptionalType {
    static TypePtr ofTensor();
};

// LAYOUT: 64 bits of payload, then the tag. Which number is which tag is found out by rt_start.
struct IValue {
    uint64_t payload;
    uint32_t tag;

    bool isIntList() const;
    bool isTensorList() const;
};
std::ostream &operator<<(std::ostream &out, const IValue &value);

namespace detail {

// LAYOUT: the elements behind the counts.
struct ListImpl : intrusive_ptr_target {
    ListImpl(std::vector<IValue> elements, TypePtr type);
    std::vector<IValue> elements;
    TypePtr type;
};

} // namespace detail

namespace ivalue {

// LAYOUT: one pointer, that of an intrusive_ptr.
struct StringPointer {
    intrusive_ptr_target *target;
    ~StringPointer() {}
};
struct ConstantString {
    static StringPointer create(std::string text);
};

} // namespace ivalue

struct OperatorName {
    std::string name;
    std::string overload;
};

struct FunctionSchema;
std::ostream &operator<<(std::ostream &out, const FunctionSchema &schema);

// LAYOUT: an operator's definition begins with its name (two strings), then its schema. Not trivial, as the real one.
struct OperatorHandle {
    char *definition;
    void *iterator;
    ~OperatorHandle() {}
};

class Dispatcher {
public:
    static Dispatcher &realSingleton();
    OperatorHandle findSchemaOrThrow(const char *name, const char *overload);
};

struct GradMode {
    static bool is_enabled();
    static void set_enabled(bool enabled);
};
struct InferenceMode {
    static bool is_enabled();
};
// LAYOUT: what get_tls_state refers to holds the flags as bits of one byte, inference_mode behind grad_mode.
struct AutogradState {
    static unsigned char &get_tls_state();
};
namespace impl {
bool tls_is_dispatch_key_included(DispatchKey key);
bool tls_is_dispatch_key_excluded(DispatchKey key);
void tls_set_dispatch_key_included(DispatchKey key, bool included);
void tls_set_dispatch_key_excluded(DispatchKey key, bool excluded);
} // namespace impl

class Warning {
public:
    const std::string &msg() const;
};
// LAYOUT: the order of the virtual functions.
struct WarningHandler {
    virtual ~WarningHandler() {}
    virtual void process(const Warning &warning);
};
namespace WarningUtils {
// Of the calling thread.
void set_warning_handler(WarningHandler *handler);
} // namespace WarningUtils

// Weak: a libtorch without it only makes failures slower.
__attribute__((weak)) void SetStackTraceFetcher(std::function<std::string()> fetcher);

} // namespace c10

namespace at {

// LAYOUT: one pointer. Not trivial, so that it is returned through memory as the real one is; the destructor does nothing,
// since what a Tensor here holds is either borrowed or moved into a handle.
class Tensor {
public:
    c10::TensorImpl *impl;
    Tensor() : impl(nullptr) {}
    Tensor(const Tensor &other) : impl(other.impl) {}
    Tensor &operator=(const Tensor &other) {
        impl = other.impl;
        return *this;
    }
    ~Tensor() {}
};

// LAYOUT: as Tensor.
class TensorBase {
public:
    c10::TensorImpl *impl;
    ~TensorBase() {}
    unsigned _register_hook(std::function<TensorBase(const TensorBase &)> hook) const;
};

struct CPUGeneratorImpl {
    void set_current_seed(uint64_t seed);
    Tensor get_state() const;
    void set_state(const c10::TensorImpl &state);
};

// LAYOUT: one pointer.
struct Generator {
    CPUGeneratorImpl *impl;
};

namespace detail {
const Generator &getDefaultCPUGenerator();
}

void set_num_threads(int threads);
int get_num_threads();

// Operators that operators of ours are made of.
namespace _ops {
struct cudnn_batch_norm {
    static std::tuple<Tensor, Tensor, Tensor, Tensor> call(const Tensor &input, const Tensor &weight, const std::optional<Tensor> &bias,
                                                           const std::optional<Tensor> &running_mean, const std::optional<Tensor> &running_var,
                                                           bool training, double exponential_average_factor, double epsilon);
};
struct native_batch_norm_backward {
    static std::tuple<Tensor, Tensor, Tensor> call(const Tensor &grad_out, const Tensor &input, const std::optional<Tensor> &weight,
                                                   const std::optional<Tensor> &running_mean, const std::optional<Tensor> &running_var,
                                                   const std::optional<Tensor> &save_mean, const std::optional<Tensor> &save_invstd, bool train,
                                                   double eps, std::array<bool, 3> output_mask);
};
struct where_self {
    static Tensor call(const Tensor &condition, const Tensor &self, const Tensor &other);
};
} // namespace _ops

namespace autocast {
bool is_autocast_enabled(c10::DeviceType device);
void set_autocast_enabled(c10::DeviceType device, bool enabled);
c10::ScalarType get_autocast_dtype(c10::DeviceType device);
void set_autocast_dtype(c10::DeviceType device, c10::ScalarType dtype);
int increment_nesting();
int decrement_nesting();
void clear_cache();
} // namespace autocast

} // namespace at

namespace torch::jit {

using Stack = std::vector<c10::IValue>;

// LAYOUT: the dispatcher's handle, then the function that calls it with a stack.
struct Operator {
    c10::OperatorHandle handle;
    std::function<void(Stack &)> operation;
};
std::shared_ptr<Operator> findOperatorFor(const c10::OperatorName &name);

} // namespace torch::jit

namespace torch::autograd {

std::vector<at::Tensor> grad(const std::vector<at::Tensor> &outputs, const std::vector<at::Tensor> &inputs,
                             const std::vector<at::Tensor> &grad_outputs, std::optional<bool> retain_graph, bool create_graph,
                             bool allow_unused);

void backward(const std::vector<at::Tensor> &tensors, const std::vector<at::Tensor> &grad_tensors,
              std::optional<bool> retain_graph, bool create_graph, const std::vector<at::Tensor> &inputs);

// The pass that this thread is in, and whether it goes into every leaf.
int get_current_graph_task_id();
struct Engine {
    static Engine &get_default_engine();
    bool is_checkpoint_valid();
};

} // namespace torch::autograd

extern "C" {

typedef int32_t AOTITorchError;
typedef void *AtenTensorHandle;

uint64_t aoti_torch_abi_version();
AOTITorchError torch_parse_device_string(const char *, uint32_t *, int32_t *);
AOTITorchError torch_set_requires_grad(AtenTensorHandle, bool);
AOTITorchError aoti_torch_new_tensor_handle(AtenTensorHandle, AtenTensorHandle *);
AOTITorchError aoti_torch_new_uninitialized_tensor(AtenTensorHandle *);
AOTITorchError aoti_torch_delete_tensor_object(AtenTensorHandle);
AOTITorchError aoti_torch_empty_strided(int64_t, const int64_t *, const int64_t *, int32_t, int32_t, int32_t, AtenTensorHandle *);
AOTITorchError aoti_torch_get_data_ptr(AtenTensorHandle, void **);
AOTITorchError aoti_torch_get_dim(AtenTensorHandle, int64_t *);
AOTITorchError aoti_torch_get_sizes(AtenTensorHandle, int64_t **);
AOTITorchError aoti_torch_get_strides(AtenTensorHandle, int64_t **);
AOTITorchError aoti_torch_get_storage_offset(AtenTensorHandle, int64_t *);
AOTITorchError aoti_torch_get_storage_size(AtenTensorHandle, int64_t *);
AOTITorchError aoti_torch_get_dtype(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_layout(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_device_type(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_device_index(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_is_defined(AtenTensorHandle, bool *);
int32_t aoti_torch_device_type_cpu();
int32_t aoti_torch_dtype_float64();
int32_t aoti_torch_dtype_float32();
int32_t aoti_torch_dtype_float16();
int32_t aoti_torch_dtype_bfloat16();
int32_t aoti_torch_dtype_float8_e4m3fn();
int32_t aoti_torch_dtype_float8_e5m2();
int32_t aoti_torch_dtype_int64();
int32_t aoti_torch_dtype_int32();
int32_t aoti_torch_dtype_int16();
int32_t aoti_torch_dtype_int8();
int32_t aoti_torch_dtype_uint8();
int32_t aoti_torch_dtype_uint16();
int32_t aoti_torch_dtype_uint32();
int32_t aoti_torch_dtype_uint64();
int32_t aoti_torch_dtype_bool();
int32_t aoti_torch_dtype_complex32();
int32_t aoti_torch_dtype_complex64();
int32_t aoti_torch_dtype_complex128();
int32_t aoti_torch_layout_strided();
int32_t aoti_torch_memory_format_contiguous_format();
int32_t aoti_torch_memory_format_channels_last();
int32_t aoti_torch_memory_format_channels_last_3d();
int32_t aoti_torch_memory_format_preserve_format();

// Libraries of operators. A kernel finds its arguments in slots of 64 bits and puts its results in their place.
AOTITorchError aoti_torch_library_init_def(const char *, const char *, uint32_t, void **);
AOTITorchError aoti_torch_library_init_impl(const char *, const char *, const char *, uint32_t, void **);
AOTITorchError aoti_torch_library_def(void *, const char *);
AOTITorchError aoti_torch_library_impl(void *, const char *, void (*)(uint64_t *, uint64_t, uint64_t));

// From 2.13 on; weak, so that an older libtorch leaves them null.
__attribute__((weak)) const char *torch_exception_get_what_without_backtrace();
__attribute__((weak)) AOTITorchError torch_delete_stable_ivalue(uint64_t *);

} // extern "C"
