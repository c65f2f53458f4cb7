// What the files of the shim share: errors, handles, and how Java is called back.
#pragma once

#include "libtorch.h"
#include "reptorch.h"

#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace shim {

// ---------------------------------------------------------------------------------------------- errors

struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Keeps what went wrong for rt_error, without what only libtorch's developers read.
void remember(const std::string &what);

// Sends the warnings of this thread to Java; libtorch keeps a handler per thread.
void hear_warnings();

// Runs the body of a function of the interface: no C++ exception goes through.
template <typename Body> int32_t guarded(Body body) {
    try {
        hear_warnings();
        body();
        return 0;
    } catch (const std::exception &e) {
        remember(e.what());
    } catch (...) {
        remember("an unknown C++ exception");
    }
    return 1;
}

// Checks a call of the C ABI that cannot fail by a mistake of the user's.
inline void check(AOTITorchError status) {
    if (status != 0) {
        throw Failed("libtorch's C ABI refused a call");
    }
}

// Around a call of the C ABI that may fail by a mistake of the user's: check() throws libtorch's own words.
class AbiCall {
public:
    AbiCall();
    ~AbiCall();
    void check(AOTITorchError status);

private:
    std::string text;
};

void capture_errors();

// ---------------------------------------------------------------------------------------------- handles

inline at::Tensor &tensor_of(rt_tensor handle) { return *static_cast<at::Tensor *>(handle); }

inline AtenTensorHandle share(const void *handle) {
    AtenTensorHandle shared = nullptr;
    check(aoti_torch_new_tensor_handle(const_cast<void *>(handle), &shared));
    return shared;
}

// Moves the reference that is held through `impl` into a handle of its own.
inline AtenTensorHandle take(c10::TensorImpl *&impl) {
    AtenTensorHandle handle = nullptr;
    check(aoti_torch_new_uninitialized_tensor(&handle));
    std::swap(tensor_of(handle).impl, impl);
    return handle;
}

inline bool is_defined(const void *handle) {
    bool defined = false;
    check(aoti_torch_is_defined(const_cast<void *>(handle), &defined));
    return defined;
}

// What an undefined tensor points to.
c10::TensorImpl *undefined();

// Tensors that own nothing, for a parameter of libtorch's; a NULL among the handles is an undefined one.
inline std::vector<at::Tensor> borrow(int64_t count, const rt_tensor *handles) {
    std::vector<at::Tensor> tensors(handles == nullptr ? 0 : static_cast<size_t>(count));
    for (size_t i = 0; i < tensors.size(); i++) {
        tensors[i].impl = handles[i] == nullptr ? undefined() : tensor_of(handles[i]).impl;
    }
    return tensors;
}

// ---------------------------------------------------------------------------------------------- the stack

// Finds out which number is which tag of an IValue; throws where the answers make no sense.
void learn_tags();

// ---------------------------------------------------------------------------------------------- Java

// Tells Java that an id is no longer held, unless its process is ending.
void release_in_java(int64_t id);

// Calls a hook of Java's; null where its process is ending.
rt_hook hook_in_java();

// Puts an allocator that counts in front of libtorch's.
void count_memory();

// Adds the operators of our own to libtorch's.
void register_operators();

} // namespace shim
