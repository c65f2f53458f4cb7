/*
 * What Java sees of libtorch: a pure-C interface, read by jextract and implemented by the C++ files beside it.
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
typedef const void *rt_operator;

/*
 * How a slot of rt_call is read. A list slot points to a count followed by that many 64-bit elements; a list of numbers has
 * two words per element, its kind and its bits. Whether an argument is optional makes no difference: absent is RT_NONE.
 */
enum rt_kind {
    RT_NONE = 0,
    RT_TENSOR = 1,            /* an rt_tensor */
    RT_INT = 2,               /* an integer; also the code of a dtype, layout or memory format */
    RT_DOUBLE = 3,            /* the bits of a double */
    RT_BOOL = 4,              /* 0 or 1 */
    RT_DEVICE = 5,            /* the device's type in the upper half, its index in the lower */
    RT_STRING = 6,            /* points to a byte count followed by the bytes */
    RT_INTS = 7,              /* a list of RT_INT */
    RT_DOUBLES = 8,           /* a list of RT_DOUBLE */
    RT_BOOLS = 9,             /* a list of RT_BOOL */
    RT_TENSORS = 10,          /* a list of RT_TENSOR */
    RT_OPTIONAL_TENSORS = 11, /* a list whose elements are RT_TENSOR, or 0 for none */
    RT_NUMBERS = 12,          /* a list of RT_INT, RT_DOUBLE and RT_BOOL */
    RT_LIST = 13              /* only as a result: for rt_list_size and rt_list_take */
};

/*
 * A gradient hook of Java's: takes over `gradient`; 0 leaves it, 1 puts `replacement` (handed over) in its place, 2 fails:
 * `replacement` is then a number, with which the message of the failed call ends.
 */
typedef int32_t (*rt_hook)(int64_t id, rt_tensor gradient, rt_tensor *replacement);

/* Tells Java that libtorch no longer holds what has this id: a hook, or memory that Java lent. */
typedef void (*rt_release)(int64_t id);

/* Tells Java what libtorch warns of; the text is valid during the call. */
typedef void (*rt_warning)(const char *text);

/* Prepares error capture and the counting of memory, and finds out how this libtorch lays out its stack; call once, first. */
int32_t rt_start(rt_hook hook, rt_release release, rt_warning warning);

/* No call to Java from now on: its process is about to end. */
void rt_stop(void);

/* Why the last call of this thread failed: libtorch's own words without a C++ stack trace. Never NULL. */
const char *rt_error(void);

/* libtorch's version as 0xMMmmpp00..., from aoti_torch_abi_version(). */
uint64_t rt_abi_version(void);

/* The operator of this name, valid for good, or NULL where none is registered. */
rt_operator rt_find(const char *name, const char *overload);

/* The operator's schema as libtorch prints it. Valid until the thread's next call. */
const char *rt_schema(rt_operator op);

/*
 * Calls an operator through the dispatcher. `slots` holds one slot per argument, read as `kinds` says; both have `room`
 * entries, and the results replace them from index 0: tensors owned by the caller (RT_NONE for an undefined one), numbers,
 * lists for rt_list_take.
 */
int32_t rt_call(rt_operator op, int32_t arguments, int32_t room, uint8_t *kinds, uint64_t *slots);

/* Counts the elements of a list result. */
int64_t rt_list_size(uint64_t list);

/* Moves the elements of a list result to `kinds` and `elements` and frees the list. */
int32_t rt_list_take(uint64_t list, uint8_t *kinds, uint64_t *elements);

/* A second handle on the same tensor. */
int32_t rt_share(rt_tensor tensor, rt_tensor *result);

/* Gives a handle back. */
void rt_delete(rt_tensor tensor);

/*
 * Writes dtype code, device type, device index, layout, requires_grad, storage offset (elements), storage size (bytes),
 * dimensions n (at most `room`), n sizes and, for a strided tensor, n strides (elements).
 */
int32_t rt_describe(rt_tensor tensor, int64_t room, int64_t *out);

/* Where the first element lies; NULL for an empty tensor. */
int32_t rt_data(rt_tensor tensor, void **address);

/* A new contiguous tensor whose elements are not set. */
int32_t rt_empty(int32_t dimensions, const int64_t *sizes, int32_t dtype, int32_t device_type, int32_t device_index, rt_tensor *result);

/* A tensor over `bytes` of the caller's memory on the CPU, of no elements until it is resized; `id` is released with the storage. */
int32_t rt_borrow(void *address, int64_t bytes, int32_t dtype, int64_t id, rt_tensor *result);

/* The code of a dtype by PyTorch's name, or -1. */
int32_t rt_dtype(const char *name);

/* Parses "cpu", "cuda:1"; index -1 where none is given. */
int32_t rt_device(const char *text, int32_t *device_type, int32_t *device_index);

/* The codes of torch.strided, torch.contiguous_format, torch.channels_last, torch.channels_last_3d and torch.preserve_format. */
int32_t rt_layout_strided(void);
int32_t rt_memory_format_contiguous(void);
int32_t rt_memory_format_channels_last(void);
int32_t rt_memory_format_channels_last_3d(void);
int32_t rt_memory_format_preserve(void);

/* requires_grad_(). */
int32_t rt_set_requires_grad(rt_tensor tensor, int32_t requires_grad);

/* The accumulated .grad, or NULL where there is none. */
int32_t rt_grad(rt_tensor tensor, rt_tensor *result);

/* Sets .grad; NULL for none. */
int32_t rt_set_grad(rt_tensor tensor, rt_tensor grad);

/* torch.autograd.grad: `grad_outputs` is NULL or holds one tensor or NULL per output; a NULL in `results` is an unused input. */
int32_t rt_autograd_grad(int64_t outputs_count, const rt_tensor *outputs, int64_t inputs_count, const rt_tensor *inputs,
                         const rt_tensor *grad_outputs, int32_t retain_graph, int32_t create_graph, rt_tensor *results);

/* torch.autograd.backward into the leaves, or into `inputs` where there are any; gradients as in rt_autograd_grad. */
int32_t rt_backward(int64_t count, const rt_tensor *tensors, const rt_tensor *gradients, int32_t retain_graph, int32_t create_graph,
                    int64_t inputs_count, const rt_tensor *inputs);

/* Tensor.register_hook: the hook of this id sees the tensor's gradient for as long as the tensor, or its graph, lives. */
int32_t rt_register_hook(rt_tensor tensor, int64_t id);

/* Within a hook, the number of the backward pass that calls it and whether that pass goes into every leaf; -1 elsewhere. */
int64_t rt_backward_pass(int32_t *into_every_leaf);

/* Switches gradient recording of this thread and returns what it was. */
int32_t rt_set_grad_enabled(int32_t enabled);
int32_t rt_grad_enabled(void);

/* Switches the inference mode of this thread; `before` is what to restore by rt_restore_inference. */
int32_t rt_set_inference(int32_t enabled, uint64_t *before);
int32_t rt_restore_inference(const uint64_t *before);
int32_t rt_inference(void);

/* Enters (depth +1) or leaves (-1) an autocast stretch of this thread: enabled and dtype are set and what they were is returned. */
int32_t rt_autocast(int32_t depth, int32_t device_type, int32_t *enabled, int32_t *dtype);

/* Drops the casts of leaves that autocast keeps until the outermost stretch ends. */
void rt_forget_casts(void);

/* torch.manual_seed for the CPU's default generator, and its state as a byte tensor. */
int32_t rt_manual_seed(uint64_t seed);
int32_t rt_generator_state(rt_tensor *result);
int32_t rt_set_generator_state(rt_tensor state);

/* Threads within one operator. */
int32_t rt_set_threads(int32_t threads);
int32_t rt_threads(void);

/*
 * Lets the C library keep freed blocks of up to `bytes` for the next step instead of unmapping them: libtorch has no
 * caching allocator on the CPU. Returns 1 where the C library has no such setting.
 */
int32_t rt_keep_freed_memory(int64_t bytes);

/* Bytes of tensor memory on the CPU: held now, and at most since the start or the last reset. */
void rt_tensor_memory(int64_t *held, int64_t *peak);
void rt_reset_peak_memory(void);

#ifdef __cplusplus
}
#endif

#endif
