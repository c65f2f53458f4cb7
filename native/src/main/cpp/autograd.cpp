// Gradients, hooks, and the modes of a thread: recording, inference, autocast.

#include "shim.h"

using shim::AbiCall;
using shim::borrow;
using shim::check;
using shim::Failed;
using shim::guarded;
using shim::tensor_of;

namespace {

void require_defined(rt_tensor tensor) {
    if (!shim::is_defined(tensor)) {
        throw Failed("the tensor is undefined");
    }
}

// The keys that inference mode takes out of, and puts into, the dispatch of this thread.
struct InferenceKeys {
    c10::DispatchKey in_place_or_view = c10::parseDispatchKey("ADInplaceOrView");
    c10::DispatchKey autograd[3] = {c10::parseDispatchKey("AutogradFunctionality"), c10::parseDispatchKey("AutogradOther"),
                                    c10::parseDispatchKey("AutogradNestedTensor")};
};

const InferenceKeys &inference_keys() {
    static const InferenceKeys keys;
    return keys;
}

// Where the flag of inference mode is: one bit behind that of recording, which can be switched and watched.
struct InferenceFlag {
    size_t byte = 0;
    unsigned char bit = 0;

    InferenceFlag() {
        constexpr size_t searched = 32;
        unsigned char *state = &c10::AutogradState::get_tls_state();
        const bool recording = c10::GradMode::is_enabled();
        unsigned char off[searched];
        c10::GradMode::set_enabled(false);
        std::memcpy(off, state, searched);
        c10::GradMode::set_enabled(true);
        for (byte = 0; byte < searched && off[byte] == state[byte]; byte++) {
        }
        const unsigned char changed = byte < searched ? off[byte] ^ state[byte] : 0;
        c10::GradMode::set_enabled(recording);
        bit = static_cast<unsigned char>(changed << 1);
        if (changed != 1) {
            throw Failed("this libtorch keeps its inference mode where it was not looked for");
        }
    }

    void set(bool enabled) const {
        unsigned char &flags = (&c10::AutogradState::get_tls_state())[byte];
        flags = static_cast<unsigned char>(enabled ? flags | bit : flags & ~bit);
        if (c10::InferenceMode::is_enabled() != enabled) {
            throw Failed("this libtorch keeps its inference mode where it was not looked for");
        }
    }
};

const InferenceFlag &inference_flag() {
    static const InferenceFlag flag;
    return flag;
}

// A hook of Java's, released when libtorch drops the last copy of the function that has it.
struct JavaHook {
    int64_t id;
    explicit JavaHook(int64_t id) : id(id) {}
    JavaHook(const JavaHook &) = delete;
    ~JavaHook() { shim::release_in_java(id); }

    // Returns a tensor that the caller owns: undefined leaves the gradient as it is.
    c10::TensorImpl *call(const at::TensorBase &gradient) const {
        const rt_hook hook = shim::hook_in_java();
        if (hook == nullptr || !shim::is_defined(&gradient)) {
            return shim::undefined();
        }
        rt_tensor replacement = nullptr;
        const int32_t outcome = hook(id, shim::share(&gradient), &replacement);
        if (outcome == 2) {
            throw Failed("gradient hook failure " + std::to_string(reinterpret_cast<intptr_t>(replacement)));
        }
        if (outcome == 0) {
            return shim::undefined();
        }
        c10::TensorImpl *impl = shim::undefined();
        std::swap(impl, tensor_of(replacement).impl);
        check(aoti_torch_delete_tensor_object(replacement));
        return impl;
    }
};

} // namespace

extern "C" {

int32_t rt_set_requires_grad(rt_tensor tensor, int32_t requires_grad) {
    return guarded([&] {
        AbiCall call;
        call.check(torch_set_requires_grad(tensor, requires_grad != 0));
    });
}

int32_t rt_grad(rt_tensor tensor, rt_tensor *result) {
    return guarded([&] {
        require_defined(tensor);
        at::Tensor &grad = tensor_of(tensor).impl->mutable_grad();
        *result = shim::is_defined(&grad) ? shim::share(&grad) : nullptr;
    });
}

int32_t rt_set_grad(rt_tensor tensor, rt_tensor grad) {
    return guarded([&] {
        require_defined(tensor);
        AtenTensorHandle replacement = nullptr;
        if (grad != nullptr) {
            replacement = shim::share(grad);
        } else {
            check(aoti_torch_new_uninitialized_tensor(&replacement));
        }
        std::swap(tensor_of(tensor).impl->mutable_grad().impl, tensor_of(replacement).impl);
        check(aoti_torch_delete_tensor_object(replacement));
    });
}

int32_t rt_autograd_grad(int64_t outputs_count, const rt_tensor *outputs, int64_t inputs_count, const rt_tensor *inputs,
                         const rt_tensor *grad_outputs, int32_t retain_graph, int32_t create_graph, rt_tensor *results) {
    return guarded([&] {
        std::vector<at::Tensor> grads = torch::autograd::grad(borrow(outputs_count, outputs), borrow(inputs_count, inputs),
                                                              borrow(outputs_count, grad_outputs), std::optional<bool>(retain_graph != 0),
                                                              create_graph != 0, true);
        for (size_t i = 0; i < grads.size(); i++) {
            results[i] = shim::is_defined(&grads[i]) ? shim::take(grads[i].impl) : nullptr;
        }
    });
}

int32_t rt_backward(int64_t count, const rt_tensor *tensors, const rt_tensor *gradients, int32_t retain_graph, int32_t create_graph,
                    int64_t inputs_count, const rt_tensor *inputs) {
    return guarded([&] {
        torch::autograd::backward(borrow(count, tensors), borrow(count, gradients), std::optional<bool>(retain_graph != 0), create_graph != 0,
                                  borrow(inputs_count, inputs));
    });
}

int32_t rt_register_hook(rt_tensor tensor, int64_t id) {
    return guarded([&] {
        const auto hook = std::make_shared<const JavaHook>(id);
        require_defined(tensor);
        static_cast<const at::TensorBase *>(tensor)->_register_hook([hook](const at::TensorBase &gradient) {
            return at::TensorBase{hook->call(gradient)};
        });
    });
}

int64_t rt_backward_pass(int32_t *into_every_leaf) {
    *into_every_leaf = torch::autograd::Engine::get_default_engine().is_checkpoint_valid() ? 1 : 0;
    return torch::autograd::get_current_graph_task_id();
}

int32_t rt_set_grad_enabled(int32_t enabled) {
    const bool before = c10::GradMode::is_enabled();
    c10::GradMode::set_enabled(enabled != 0);
    return before ? 1 : 0;
}

int32_t rt_grad_enabled(void) { return c10::GradMode::is_enabled() ? 1 : 0; }

int32_t rt_set_inference(int32_t enabled, uint64_t *before) {
    using namespace c10::impl;
    return guarded([&] {
        const InferenceKeys &keys = inference_keys();
        const InferenceFlag &flag = inference_flag();
        *before = (c10::GradMode::is_enabled() ? 1 : 0) | (c10::InferenceMode::is_enabled() ? 2 : 0) |
                  (tls_is_dispatch_key_included(keys.in_place_or_view) ? 4 : 0);
        for (int i = 0; i < 3; i++) {
            *before |= tls_is_dispatch_key_excluded(keys.autograd[i]) ? 8u << i : 0;
        }
        flag.set(enabled != 0);
        c10::GradMode::set_enabled(enabled == 0);
        tls_set_dispatch_key_included(keys.in_place_or_view, enabled == 0);
        for (const c10::DispatchKey key : keys.autograd) {
            tls_set_dispatch_key_excluded(key, enabled != 0);
        }
    });
}

int32_t rt_restore_inference(const uint64_t *before) {
    using namespace c10::impl;
    return guarded([&] {
        const InferenceKeys &keys = inference_keys();
        inference_flag().set((*before & 2) != 0);
        c10::GradMode::set_enabled((*before & 1) != 0);
        tls_set_dispatch_key_included(keys.in_place_or_view, (*before & 4) != 0);
        for (int i = 0; i < 3; i++) {
            tls_set_dispatch_key_excluded(keys.autograd[i], (*before & (8u << i)) != 0);
        }
    });
}

int32_t rt_inference(void) { return c10::InferenceMode::is_enabled() ? 1 : 0; }

int32_t rt_autocast(int32_t depth, int32_t device_type, int32_t *enabled, int32_t *dtype) {
    using namespace at::autocast;
    return guarded([&] {
        const auto device = static_cast<c10::DeviceType>(device_type);
        const bool was_enabled = is_autocast_enabled(device);
        const c10::ScalarType was_dtype = get_autocast_dtype(device);
        set_autocast_enabled(device, *enabled != 0);
        set_autocast_dtype(device, static_cast<c10::ScalarType>(*dtype));
        *enabled = was_enabled;
        *dtype = static_cast<int32_t>(was_dtype);
        if (depth > 0) {
            increment_nesting();
        } else if (decrement_nesting() == 0) {
            clear_cache(); // the weights that were converted during the stretch
        }
    });
}

void rt_forget_casts(void) { at::autocast::clear_cache(); }

int32_t rt_manual_seed(uint64_t seed) {
    return guarded([&] { at::detail::getDefaultCPUGenerator().impl->set_current_seed(seed); });
}

int32_t rt_generator_state(rt_tensor *result) {
    return guarded([&] {
        at::Tensor state = at::detail::getDefaultCPUGenerator().impl->get_state();
        *result = shim::take(state.impl);
    });
}

int32_t rt_set_generator_state(rt_tensor state) {
    return guarded([&] {
        require_defined(state);
        at::detail::getDefaultCPUGenerator().impl->set_state(*tensor_of(state).impl);
    });
}

} // extern "C"
