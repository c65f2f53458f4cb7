/*
 * What Java sees of libtorch: a pure-C interface, read by jextract and implemented by shim.cpp.
 *
 * Conventions. A function that returns int32_t gives 0 when done and 1 when it failed; rt_error() then holds the reason,
 * for the calling thread, until its next failure. A tensor is an rt_tensor (libtorch's AtenTensorHandle): one that a
 * function gives out is owned by the caller, who passes it to rt_delete once; one that a function takes stays the caller's.
 * No function lets a C++ exception through.
 */
#ifndef REPTORCH_H
#define REPTORCH_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void *rt_tensor;

/* How rt_call reads the slot of an argument. A "list" slot points to a count followed by that many 64-bit elements. */
enum rt_kind {
    RT_VALUE = 0,            /* 64 bits as they are: integer, bool, bits of a double, code of a dtype, device, layout */
    RT_TENSOR = 1,           /* an rt_tensor */
    RT_NONE = 2,             /* an absent optional */
    RT_OPTIONAL_VALUE = 3,   /* a present optional of RT_VALUE */
    RT_OPTIONAL_TENSOR = 4,  /* a present optional of RT_TENSOR */
    RT_VALUES = 5,           /* a list of RT_VALUE */
    RT_OPTIONAL_VALUES = 6,  /* a present optional list of RT_VALUE */
    RT_TENSORS = 7,          /* a list of RT_TENSOR */
    RT_OPTIONAL_TENSORS = 8, /* a list whose elements are RT_TENSOR, or 0 for none */
    RT_STRING = 9,           /* points to a byte count followed by the bytes */
    RT_OPTIONAL_STRING = 10, /* a present optional of RT_STRING */
    RT_SCALAR_INT = 11,      /* a c10::Scalar from an integer; only for the forms that rt_call_scalar knows */
    RT_SCALAR_DOUBLE = 12    /* a c10::Scalar from the bits of a double; likewise */
};

/* Prepares error capture; call once, first. */
int32_t rt_start(void);

/* Why the last call of this thread failed: libtorch's own words without a C++ stack trace. Never NULL. */
const char *rt_error(void);

/* libtorch's version as 0xMMmmpp00..., from aoti_torch_abi_version(). */
uint64_t rt_abi_version(void);

/* The operator's schema as libtorch prints it, or NULL where none of that name is registered. Valid until the thread's next call. */
const char *rt_schema(const char *name, const char *overload);

/*
 * Calls a registered operator through the dispatcher. `slots` holds one slot per argument, read as `kinds` says, and has
 * room for the results, which replace it from index 0: tensors owned by the caller, lists as handles for rt_list_take.
 */
int32_t rt_call(const char *name, const char *overload, int32_t arguments, const uint8_t *kinds, uint64_t *slots);

/*
 * Calls an operator with c10::Scalar arguments, which the dispatcher's stack cannot carry: the forms
 * (Tensor, Scalar), (Tensor, Tensor, Scalar) and (Tensor, Scalar, Scalar), functional or in place, with one tensor as result.
 * `function` is the C++ name under at::_ops, such as add_Tensor.
 */
int32_t rt_call_scalar(const char *function, int32_t in_place, int32_t arguments, const uint8_t *kinds, uint64_t *slots);

/* Counts the elements of a list result. */
int32_t rt_list_size(uint64_t list, int64_t *size);

/* Moves the elements of a list result to `elements` and frees the list. */
int32_t rt_list_take(uint64_t list, uint64_t *elements);

/* A second handle on the same tensor. */
int32_t rt_share(rt_tensor tensor, rt_tensor *result);

/* Gives a handle back. */
void rt_delete(rt_tensor tensor);

/* Writes dtype code, device type, device index, requires_grad, dimensions n (at most `room`), n sizes, n strides (elements). */
int32_t rt_describe(rt_tensor tensor, int64_t room, int64_t *out);

/* Where the first element lies; NULL for an empty tensor. */
int32_t rt_data(rt_tensor tensor, void **address);

/* A new contiguous tensor whose elements are not set. */
int32_t rt_empty(int32_t dimensions, const int64_t *sizes, int32_t dtype, int32_t device_type, int32_t device_index, rt_tensor *result);

/* The code of a dtype by PyTorch's name, or -1. */
int32_t rt_dtype(const char *name);

/* Parses "cpu", "cuda:1"; index -1 where none is given. */
int32_t rt_device(const char *text, int32_t *device_type, int32_t *device_index);

/* The codes of torch.strided, torch.contiguous_format and torch.channels_last. */
int32_t rt_layout_strided(void);
int32_t rt_memory_format_contiguous(void);
int32_t rt_memory_format_channels_last(void);

/* requires_grad_(). */
int32_t rt_set_requires_grad(rt_tensor tensor, int32_t requires_grad);

/* The accumulated .grad, or NULL where there is none. */
int32_t rt_grad(rt_tensor tensor, rt_tensor *result);

/* Sets .grad; NULL for none. */
int32_t rt_set_grad(rt_tensor tensor, rt_tensor grad);

/* torch.autograd.grad: `grad_outputs` is NULL or holds one tensor per output; a NULL in `results` is an unused input. */
int32_t rt_autograd_grad(int64_t outputs_count, const rt_tensor *outputs, int64_t inputs_count, const rt_tensor *inputs,
                         const rt_tensor *grad_outputs, int32_t retain_graph, int32_t create_graph, int32_t allow_unused,
                         rt_tensor *results);

/* Tensor.backward(gradient) into the leaves; `gradient` may be NULL for a scalar. */
int32_t rt_backward(rt_tensor tensor, rt_tensor gradient, int32_t retain_graph, int32_t create_graph);

/* Switches gradient recording of this thread and returns what it was. */
int32_t rt_set_grad_enabled(int32_t enabled);
int32_t rt_grad_enabled(void);

/* torch.manual_seed for the CPU's default generator. */
int32_t rt_manual_seed(uint64_t seed);

/* Threads within one operator. */
int32_t rt_set_threads(int32_t threads);
int32_t rt_threads(void);

/*
 * Lets the C library keep freed blocks of up to `bytes` for the next step instead of unmapping them: libtorch has no
 * caching allocator on the CPU. Returns 1 where the C library has no such setting.
 */
int32_t rt_keep_freed_memory(int64_t bytes);

/* The bytes that the C library has handed out and not got back, in all threads; -1 where it cannot tell. */
int64_t rt_memory_in_use(void);

#ifdef __cplusplus
}
#endif

#endif
