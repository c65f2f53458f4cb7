// The shim between reptorch.h and libtorch. It includes no header of libtorch: what it uses of the stable C ABI
// (aoti_torch_*, torch_*) and of the C++ library is declared here, so that any C++17 compiler builds it in a second and one
// build serves every libtorch from 2.10 on. The layouts it relies on are marked LAYOUT; the self-test at load proves them.

#include "reptorch.h"

#include <cstring>
#include <dlfcn.h>
#include <exception>
#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <vector>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

// ---------------------------------------------------------------------------------------------- libtorch, declared

namespace c10 {

class TensorImpl;
struct FunctionSchema;

// LAYOUT: the tag at 0, the value at 16, 32 bytes in all.
struct alignas(16) Scalar {
    int32_t tag;
    alignas(16) union {
        double d;
        int64_t i;
        char room[16];
    } value;
};
constexpr int32_t SCALAR_DOUBLE = 0;
constexpr int32_t SCALAR_INT = 1;

// LAYOUT: an operator's definition begins with its name (two strings), then its schema. Not trivial, as the real one.
struct OperatorHandle {
    char *definition;
    void *iterator;
    ~OperatorHandle() {}
};

std::ostream &operator<<(std::ostream &out, const FunctionSchema &schema);

// Weak: a libtorch without it only makes failures slower.
__attribute__((weak)) void SetStackTraceFetcher(std::function<std::string()> fetcher);

class Dispatcher {
public:
    static Dispatcher &realSingleton();
    OperatorHandle findSchemaOrThrow(const char *name, const char *overload);
};

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

struct CPUGeneratorImpl {
    void set_current_seed(uint64_t seed);
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

} // namespace at

namespace c10 {

class TensorImpl {
public:
    at::Tensor &mutable_grad();
};

} // namespace c10

namespace torch::autograd {

std::vector<at::Tensor> grad(const std::vector<at::Tensor> &outputs, const std::vector<at::Tensor> &inputs,
                             const std::vector<at::Tensor> &grad_outputs, std::optional<bool> retain_graph, bool create_graph,
                             bool allow_unused);

void backward(const std::vector<at::Tensor> &tensors, const std::vector<at::Tensor> &grad_tensors,
              std::optional<bool> retain_graph, bool create_graph, const std::vector<at::Tensor> &inputs);

} // namespace torch::autograd

extern "C" {

typedef int32_t AOTITorchError;
typedef void *AtenTensorHandle;
typedef void *StableListHandle;
typedef void *StringHandle;
typedef uint64_t StableIValue;

uint64_t aoti_torch_abi_version();
AOTITorchError torch_call_dispatcher(const char *, const char *, StableIValue *, uint64_t);
AOTITorchError torch_new_list_reserve_size(size_t, StableListHandle *);
AOTITorchError torch_list_push_back(StableListHandle, StableIValue);
AOTITorchError torch_list_size(StableListHandle, size_t *);
AOTITorchError torch_list_get_item(StableListHandle, size_t, StableIValue *);
AOTITorchError torch_delete_list(StableListHandle);
AOTITorchError torch_new_string_handle(const char *, size_t, StringHandle *);
AOTITorchError torch_delete_string(StringHandle);
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
AOTITorchError aoti_torch_get_dtype(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_layout(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_device_type(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_device_index(AtenTensorHandle, int32_t *);
AOTITorchError aoti_torch_get_numel(AtenTensorHandle, int64_t *);
AOTITorchError aoti_torch_is_defined(AtenTensorHandle, bool *);
bool aoti_torch_grad_mode_is_enabled();
void aoti_torch_grad_mode_set_enabled(bool);
int32_t aoti_torch_dtype_float64();
int32_t aoti_torch_dtype_float32();
int32_t aoti_torch_dtype_float16();
int32_t aoti_torch_dtype_bfloat16();
int32_t aoti_torch_dtype_int64();
int32_t aoti_torch_dtype_int32();
int32_t aoti_torch_dtype_int16();
int32_t aoti_torch_dtype_int8();
int32_t aoti_torch_dtype_uint8();
int32_t aoti_torch_dtype_bool();
int32_t aoti_torch_dtype_complex64();
int32_t aoti_torch_dtype_complex128();
int32_t aoti_torch_layout_strided();
int32_t aoti_torch_memory_format_contiguous_format();
int32_t aoti_torch_memory_format_channels_last();

// From 2.13 on; weak, so that an older libtorch leaves them null.
__attribute__((weak)) const char *torch_exception_get_what_without_backtrace();
__attribute__((weak)) AOTITorchError torch_new_stable_ivalue(StableIValue **);

} // extern "C"

namespace {

// ---------------------------------------------------------------------------------------------- errors

thread_local std::string last_error;

// Before 2.13 libtorch prints what went wrong to std::cerr. This buffer stands in front of cerr's own: while a call of the
// thread has the sink open the text goes there, otherwise it passes through.
thread_local std::string *sink = nullptr;

class CapturingBuffer : public std::streambuf {
public:
    explicit CapturingBuffer(std::streambuf *behind) : behind(behind) {}

protected:
    int overflow(int character) override {
        if (character == traits_type::eof()) {
            return traits_type::not_eof(character);
        }
        if (sink != nullptr) {
            sink->push_back(static_cast<char>(character));
            return character;
        }
        return behind->sputc(static_cast<char>(character));
    }

    std::streamsize xsputn(const char *text, std::streamsize count) override {
        if (sink != nullptr) {
            sink->append(text, static_cast<size_t>(count));
            return count;
        }
        return behind->sputn(text, count);
    }

    int sync() override { return sink != nullptr ? 0 : behind->pubsync(); }

private:
    std::streambuf *behind;
};

// libtorch's text without what only its developers read: the trace of C++ frames, the table of registered kernels.
std::string message_of(const std::string &what) {
    std::string text = what;
    const std::string prefix = "Exception in aoti_torch: ";
    if (size_t at = text.find(prefix); at != std::string::npos) {
        text = text.substr(at + prefix.size());
    }
    for (const char *rest : {"\nException raised from ", "\nC++ CapturedTraceback", "\nframe #0",
                             " This could be because the operator doesn't exist for this backend"}) {
        if (size_t at = text.find(rest); at != std::string::npos) {
            text.resize(at);
        }
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    return text.empty() ? "libtorch gave no reason" : text;
}

struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Opens the sink for one call of the C ABI and turns its status into an exception.
class AbiCall {
public:
    AbiCall() { sink = torch_exception_get_what_without_backtrace ? nullptr : &text; }
    ~AbiCall() {
        sink = nullptr;
        if (!text.empty()) {
            std::cerr << text; // a warning of a call that went well
        }
    }
    void check(AOTITorchError status) {
        if (status == 0) {
            return;
        }
        sink = nullptr;
        const std::string what = std::move(text);
        text.clear();
        throw Failed(message_of(torch_exception_get_what_without_backtrace ? torch_exception_get_what_without_backtrace() : what));
    }

private:
    std::string text;
};

template <typename Body> int32_t guarded(Body body) {
    try {
        body();
        return 0;
    } catch (const std::exception &e) {
        last_error = message_of(e.what());
    } catch (...) {
        last_error = "an unknown C++ exception";
    }
    return 1;
}

void check(AOTITorchError status) {
    if (status != 0) {
        throw Failed("libtorch's C ABI refused a call");
    }
}

// ---------------------------------------------------------------------------------------------- handles

at::Tensor &tensor_of(rt_tensor handle) { return *static_cast<at::Tensor *>(handle); }

AtenTensorHandle share(rt_tensor handle) {
    AtenTensorHandle shared = nullptr;
    check(aoti_torch_new_tensor_handle(handle, &shared));
    return shared;
}

// Moves the reference that `tensor` holds into a handle of its own.
AtenTensorHandle take(at::Tensor &tensor) {
    AtenTensorHandle handle = nullptr;
    check(aoti_torch_new_uninitialized_tensor(&handle));
    std::swap(tensor_of(handle).impl, tensor.impl);
    return handle;
}

bool is_defined(rt_tensor handle) {
    bool defined = false;
    check(aoti_torch_is_defined(handle, &defined));
    return defined;
}

std::vector<at::Tensor> borrow(int64_t count, const rt_tensor *handles) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; i++) {
        tensors.push_back(tensor_of(handles[i]));
    }
    return tensors;
}

// ---------------------------------------------------------------------------------------------- the dispatcher's stack

StableIValue slot_of(const void *pointer) {
    StableIValue slot = 0;
    std::memcpy(&slot, &pointer, sizeof(pointer));
    return slot;
}

template <typename Pointer> Pointer pointer_in(StableIValue slot) {
    Pointer pointer;
    std::memcpy(&pointer, &slot, sizeof(pointer));
    return pointer;
}

StableIValue present(StableIValue value) {
    StableIValue *slot = nullptr;
    if (torch_new_stable_ivalue != nullptr) {
        check(torch_new_stable_ivalue(&slot));
    } else {
        slot = new StableIValue;
    }
    *slot = value;
    return slot_of(slot);
}

StableIValue new_list(const uint64_t *counted, bool tensors, bool optional) {
    const size_t count = static_cast<size_t>(counted[0]);
    StableListHandle list = nullptr;
    check(torch_new_list_reserve_size(count, &list));
    for (size_t i = 1; i <= count; i++) {
        StableIValue element = counted[i];
        if (tensors) {
            if (element != 0) {
                element = slot_of(share(pointer_in<rt_tensor>(element)));
                element = optional ? present(element) : element;
            }
        }
        check(torch_list_push_back(list, element));
    }
    return slot_of(list);
}

// The dispatcher frees the handle, but (2.10 to 2.13, ToImpl<std::string>) not the copy that it makes: 75 bytes a call that
// nobody can give back.
StableIValue new_string(const uint64_t *counted) {
    StringHandle string = nullptr;
    check(torch_new_string_handle(reinterpret_cast<const char *>(counted + 1), static_cast<size_t>(counted[0]), &string));
    return slot_of(string);
}

// Turns what Java wrote into what the dispatcher owns and frees.
StableIValue owned(uint8_t kind, StableIValue slot) {
    switch (kind) {
    case RT_VALUE: return slot;
    case RT_NONE: return 0;
    case RT_TENSOR: return slot_of(share(pointer_in<rt_tensor>(slot)));
    case RT_OPTIONAL_VALUE: return present(slot);
    case RT_OPTIONAL_TENSOR: return present(slot_of(share(pointer_in<rt_tensor>(slot))));
    case RT_VALUES: return new_list(pointer_in<const uint64_t *>(slot), false, false);
    case RT_OPTIONAL_VALUES: return present(new_list(pointer_in<const uint64_t *>(slot), false, false));
    case RT_TENSORS: return new_list(pointer_in<const uint64_t *>(slot), true, false);
    case RT_OPTIONAL_TENSORS: return new_list(pointer_in<const uint64_t *>(slot), true, true);
    case RT_STRING: return new_string(pointer_in<const uint64_t *>(slot));
    case RT_OPTIONAL_STRING: return present(new_string(pointer_in<const uint64_t *>(slot)));
    default: throw Failed("an argument of a kind that the dispatcher's stack cannot carry");
    }
}

c10::Scalar scalar_of(uint8_t kind, StableIValue slot) {
    c10::Scalar scalar;
    std::memset(&scalar, 0, sizeof(scalar));
    scalar.tag = kind == RT_SCALAR_INT ? c10::SCALAR_INT : c10::SCALAR_DOUBLE;
    std::memcpy(&scalar.value, &slot, sizeof(slot));
    return scalar;
}

// at::_ops::<function>::call with these parameters, by its mangled name, in the libtorch that is loaded.
void *op_symbol(const std::string &function, const char *parameters) {
    static void *library = dlopen("libtorch_cpu.so", RTLD_LAZY | RTLD_NOLOAD);
    const std::string symbol = "_ZN2at4_ops" + std::to_string(function.size()) + function + "4callE" + parameters;
    void *address = library == nullptr ? nullptr : dlsym(library, symbol.c_str());
    if (address == nullptr) {
        throw Failed("this libtorch has no at::_ops::" + function + "::call of the form that was asked for");
    }
    return address;
}

} // namespace

// ---------------------------------------------------------------------------------------------- the interface

extern "C" {

int32_t rt_start(void) {
    return guarded([] {
        // Nobody reads the trace of C++ frames that libtorch puts behind every failure, and finding their names takes 4 ms.
        if (c10::SetStackTraceFetcher != nullptr) {
            c10::SetStackTraceFetcher(std::function<std::string()>([] { return std::string(); }));
        }
        if (torch_exception_get_what_without_backtrace == nullptr) {
            // Never removed: libtorch may print from threads that outlive every call of ours.
            static CapturingBuffer *buffer = new CapturingBuffer(std::cerr.rdbuf());
            std::cerr.rdbuf(buffer);
        }
    });
}

const char *rt_error(void) { return last_error.c_str(); }

uint64_t rt_abi_version(void) { return aoti_torch_abi_version(); }

const char *rt_schema(const char *name, const char *overload) {
    thread_local std::string text;
    const int32_t failed = guarded([&] {
        const c10::OperatorHandle op = c10::Dispatcher::realSingleton().findSchemaOrThrow(name, overload);
        std::ostringstream out;
        out << *reinterpret_cast<const c10::FunctionSchema *>(op.definition + 2 * sizeof(std::string));
        text = out.str();
    });
    return failed ? nullptr : text.c_str();
}

int32_t rt_call(const char *name, const char *overload, int32_t arguments, const uint8_t *kinds, uint64_t *slots) {
    return guarded([&] {
        AbiCall call;
        for (int32_t i = 0; i < arguments; i++) {
            slots[i] = owned(kinds[i], slots[i]);
        }
        call.check(torch_call_dispatcher(name, overload, slots, aoti_torch_abi_version()));
    });
}

int32_t rt_call_scalar(const char *function, int32_t in_place, int32_t arguments, const uint8_t *kinds, uint64_t *slots) {
    using at::Tensor;
    using c10::Scalar;
    return guarded([&] {
        const bool tensor_second = arguments > 1 && kinds[1] == RT_TENSOR;
        const Tensor &self = tensor_of(pointer_in<rt_tensor>(slots[0]));
        const Scalar last = scalar_of(kinds[arguments - 1], slots[arguments - 1]);
        Tensor result;
        // In place, the parameter is at::Tensor& and so is the result: the same object, of which a second handle is given out.
        if (arguments == 2 && !tensor_second) {
            if (in_place) {
                auto op = reinterpret_cast<Tensor &(*)(const Tensor &, const Scalar &)>(op_symbol(function, "RNS_6TensorERKN3c106ScalarE"));
                op(self, last);
            } else {
                auto op = reinterpret_cast<Tensor (*)(const Tensor &, const Scalar &)>(op_symbol(function, "RKNS_6TensorERKN3c106ScalarE"));
                result = op(self, last);
            }
        } else if (arguments == 3 && tensor_second) {
            const Tensor &other = tensor_of(pointer_in<rt_tensor>(slots[1]));
            if (in_place) {
                auto op = reinterpret_cast<Tensor &(*)(const Tensor &, const Tensor &, const Scalar &)>(
                    op_symbol(function, "RNS_6TensorERKS2_RKN3c106ScalarE"));
                op(self, other, last);
            } else {
                auto op = reinterpret_cast<Tensor (*)(const Tensor &, const Tensor &, const Scalar &)>(
                    op_symbol(function, "RKNS_6TensorES4_RKN3c106ScalarE"));
                result = op(self, other, last);
            }
        } else if (arguments == 3) {
            const Scalar second = scalar_of(kinds[1], slots[1]);
            if (in_place) {
                auto op = reinterpret_cast<Tensor &(*)(const Tensor &, const Scalar &, const Scalar &)>(
                    op_symbol(function, "RNS_6TensorERKN3c106ScalarES7_"));
                op(self, second, last);
            } else {
                auto op = reinterpret_cast<Tensor (*)(const Tensor &, const Scalar &, const Scalar &)>(
                    op_symbol(function, "RKNS_6TensorERKN3c106ScalarES8_"));
                result = op(self, second, last);
            }
        } else {
            throw Failed("no form with these Scalar arguments is known");
        }
        slots[0] = slot_of(in_place ? share(pointer_in<rt_tensor>(slots[0])) : take(result));
    });
}

int32_t rt_list_size(uint64_t list, int64_t *size) {
    return guarded([&] {
        size_t count = 0;
        check(torch_list_size(pointer_in<StableListHandle>(list), &count));
        *size = static_cast<int64_t>(count);
    });
}

int32_t rt_list_take(uint64_t list, uint64_t *elements) {
    return guarded([&] {
        const StableListHandle handle = pointer_in<StableListHandle>(list);
        size_t count = 0;
        check(torch_list_size(handle, &count));
        for (size_t i = 0; i < count; i++) {
            check(torch_list_get_item(handle, i, &elements[i]));
        }
        check(torch_delete_list(handle));
    });
}

int32_t rt_share(rt_tensor tensor, rt_tensor *result) {
    return guarded([&] { *result = share(tensor); });
}

void rt_delete(rt_tensor tensor) { aoti_torch_delete_tensor_object(tensor); }

int32_t rt_describe(rt_tensor tensor, int64_t room, int64_t *out) {
    return guarded([&] {
        if (!is_defined(tensor)) {
            throw Failed("the tensor is undefined");
        }
        int32_t dtype = 0, device_type = 0, device_index = 0, layout = 0;
        int64_t dimensions = 0;
        check(aoti_torch_get_dtype(tensor, &dtype));
        check(aoti_torch_get_device_type(tensor, &device_type));
        check(aoti_torch_get_device_index(tensor, &device_index));
        check(aoti_torch_get_layout(tensor, &layout));
        check(aoti_torch_get_dim(tensor, &dimensions));
        if (dimensions > room) {
            throw Failed("a tensor of " + std::to_string(dimensions) + " dimensions; at most " + std::to_string(room) + " are supported");
        }
        out[0] = dtype;
        out[1] = device_type;
        out[2] = device_index;
        out[3] = layout;
        out[4] = dimensions;
        int64_t *sizes = nullptr;
        check(aoti_torch_get_sizes(tensor, &sizes));
        std::memcpy(out + 5, sizes, static_cast<size_t>(dimensions) * sizeof(int64_t));
        if (layout == aoti_torch_layout_strided()) {
            int64_t *strides = nullptr;
            check(aoti_torch_get_strides(tensor, &strides));
            std::memcpy(out + 5 + dimensions, strides, static_cast<size_t>(dimensions) * sizeof(int64_t));
        }
    });
}

int32_t rt_data(rt_tensor tensor, void **address) {
    return guarded([&] {
        AbiCall call;
        call.check(aoti_torch_get_data_ptr(tensor, address));
    });
}

int32_t rt_empty(int32_t dimensions, const int64_t *sizes, int32_t dtype, int32_t device_type, int32_t device_index, rt_tensor *result) {
    return guarded([&] {
        std::vector<int64_t> strides(static_cast<size_t>(dimensions));
        int64_t stride = 1;
        for (int32_t i = dimensions - 1; i >= 0; i--) {
            strides[static_cast<size_t>(i)] = stride;
            stride *= sizes[i] > 0 ? sizes[i] : 1;
        }
        AbiCall call;
        call.check(aoti_torch_empty_strided(dimensions, sizes, strides.data(), dtype, device_type, device_index, result));
    });
}

int32_t rt_dtype(const char *name) {
    static const struct {
        const char *name;
        int32_t (*code)();
    } dtypes[] = {
        {"float64", aoti_torch_dtype_float64},     {"float32", aoti_torch_dtype_float32},
        {"float16", aoti_torch_dtype_float16},     {"bfloat16", aoti_torch_dtype_bfloat16},
        {"int64", aoti_torch_dtype_int64},         {"int32", aoti_torch_dtype_int32},
        {"int16", aoti_torch_dtype_int16},         {"int8", aoti_torch_dtype_int8},
        {"uint8", aoti_torch_dtype_uint8},         {"bool", aoti_torch_dtype_bool},
        {"complex64", aoti_torch_dtype_complex64}, {"complex128", aoti_torch_dtype_complex128},
    };
    for (const auto &dtype : dtypes) {
        if (std::strcmp(dtype.name, name) == 0) {
            return dtype.code();
        }
    }
    return -1;
}

int32_t rt_device(const char *text, int32_t *device_type, int32_t *device_index) {
    return guarded([&] {
        AbiCall call;
        uint32_t type = 0;
        call.check(torch_parse_device_string(text, &type, device_index));
        *device_type = static_cast<int32_t>(type);
    });
}

int32_t rt_layout_strided(void) { return aoti_torch_layout_strided(); }
int32_t rt_memory_format_contiguous(void) { return aoti_torch_memory_format_contiguous_format(); }
int32_t rt_memory_format_channels_last(void) { return aoti_torch_memory_format_channels_last(); }

int32_t rt_set_requires_grad(rt_tensor tensor, int32_t requires_grad) {
    return guarded([&] {
        AbiCall call;
        call.check(torch_set_requires_grad(tensor, requires_grad != 0));
    });
}

int32_t rt_grad(rt_tensor tensor, rt_tensor *result) {
    return guarded([&] {
        if (!is_defined(tensor)) {
            throw Failed("the tensor is undefined");
        }
        at::Tensor &grad = tensor_of(tensor).impl->mutable_grad();
        *result = is_defined(&grad) ? share(&grad) : nullptr;
    });
}

int32_t rt_set_grad(rt_tensor tensor, rt_tensor grad) {
    return guarded([&] {
        if (!is_defined(tensor)) {
            throw Failed("the tensor is undefined");
        }
        AtenTensorHandle replacement = nullptr;
        if (grad != nullptr) {
            replacement = share(grad);
        } else {
            check(aoti_torch_new_uninitialized_tensor(&replacement));
        }
        std::swap(tensor_of(tensor).impl->mutable_grad().impl, tensor_of(replacement).impl);
        check(aoti_torch_delete_tensor_object(replacement));
    });
}

int32_t rt_autograd_grad(int64_t outputs_count, const rt_tensor *outputs, int64_t inputs_count, const rt_tensor *inputs,
                         const rt_tensor *grad_outputs, int32_t retain_graph, int32_t create_graph, int32_t allow_unused,
                         rt_tensor *results) {
    return guarded([&] {
        std::vector<at::Tensor> grads = torch::autograd::grad(
            borrow(outputs_count, outputs), borrow(inputs_count, inputs),
            grad_outputs == nullptr ? std::vector<at::Tensor>() : borrow(outputs_count, grad_outputs),
            std::optional<bool>(retain_graph != 0), create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < grads.size(); i++) {
            results[i] = is_defined(&grads[i]) ? take(grads[i]) : nullptr;
        }
    });
}

int32_t rt_backward(rt_tensor tensor, rt_tensor gradient, int32_t retain_graph, int32_t create_graph) {
    return guarded([&] {
        torch::autograd::backward(borrow(1, &tensor), gradient == nullptr ? std::vector<at::Tensor>() : borrow(1, &gradient),
                                  std::optional<bool>(retain_graph != 0), create_graph != 0, std::vector<at::Tensor>());
    });
}

int32_t rt_set_grad_enabled(int32_t enabled) {
    const bool before = aoti_torch_grad_mode_is_enabled();
    aoti_torch_grad_mode_set_enabled(enabled != 0);
    return before ? 1 : 0;
}

int32_t rt_grad_enabled(void) { return aoti_torch_grad_mode_is_enabled() ? 1 : 0; }

int32_t rt_manual_seed(uint64_t seed) {
    return guarded([&] { at::detail::getDefaultCPUGenerator().impl->set_current_seed(seed); });
}

int32_t rt_set_threads(int32_t threads) {
    return guarded([&] { at::set_num_threads(threads); });
}

int32_t rt_threads(void) { return at::get_num_threads(); }

int32_t rt_keep_freed_memory(int64_t bytes) {
#if defined(__GLIBC__)
    const int limit = bytes > 0x7fffffff ? 0x7fffffff : static_cast<int>(bytes);
    return mallopt(M_MMAP_THRESHOLD, limit) == 1 && mallopt(M_TRIM_THRESHOLD, limit) == 1 ? 0 : 1;
#else
    (void)bytes;
    return 1;
#endif
}

int64_t rt_memory_in_use(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const struct mallinfo2 info = mallinfo2();
    return static_cast<int64_t>(info.uordblks + info.hblkhd);
#else
    return -1;
#endif
}

} // extern "C"
