// Tensors: handles, what they are, where their memory lies.

#include "shim.h"

using shim::AbiCall;
using shim::check;
using shim::Failed;
using shim::guarded;

c10::TensorImpl *shim::undefined() {
    static c10::TensorImpl *const impl = [] {
        AtenTensorHandle handle = nullptr; // never given back: it holds nothing
        check(aoti_torch_new_uninitialized_tensor(&handle));
        return tensor_of(handle).impl;
    }();
    return impl;
}

extern "C" {

int32_t rt_share(rt_tensor tensor, rt_tensor *result) {
    return guarded([&] { *result = shim::share(tensor); });
}

void rt_delete(rt_tensor tensor) { aoti_torch_delete_tensor_object(tensor); }

int32_t rt_describe(rt_tensor tensor, int64_t room, int64_t *out) {
    return guarded([&] {
        if (!shim::is_defined(tensor)) {
            throw Failed("the tensor is undefined");
        }
        int32_t dtype = 0, device_type = 0, device_index = 0, layout = 0;
        check(aoti_torch_get_dtype(tensor, &dtype));
        check(aoti_torch_get_device_type(tensor, &device_type));
        check(aoti_torch_get_device_index(tensor, &device_index));
        check(aoti_torch_get_layout(tensor, &layout));
        const bool strided = layout == aoti_torch_layout_strided();
        int64_t dimensions = 0, offset = 0, bytes = 0;
        check(aoti_torch_get_dim(tensor, &dimensions));
        if (dimensions > room) {
            throw Failed("a tensor of " + std::to_string(dimensions) + " dimensions; at most " + std::to_string(room) + " are supported");
        }
        if (strided) {
            check(aoti_torch_get_storage_offset(tensor, &offset));
            check(aoti_torch_get_storage_size(tensor, &bytes));
        }
        const int64_t fixed[] = {dtype, device_type, device_index, layout, shim::tensor_of(tensor).impl->requires_grad(), offset, bytes, dimensions};
        std::memcpy(out, fixed, sizeof(fixed));
        out += sizeof(fixed) / sizeof(fixed[0]);
        int64_t *sizes = nullptr;
        check(aoti_torch_get_sizes(tensor, &sizes));
        std::memcpy(out, sizes, static_cast<size_t>(dimensions) * sizeof(int64_t));
        if (strided) {
            int64_t *strides = nullptr;
            check(aoti_torch_get_strides(tensor, &strides));
            std::memcpy(out + dimensions, strides, static_cast<size_t>(dimensions) * sizeof(int64_t));
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

int32_t rt_borrow(void *address, int64_t bytes, int32_t dtype, int64_t id, rt_tensor *result) {
    return guarded([&] {
        const int64_t none = 0, one = 1;
        AtenTensorHandle handle = nullptr;
        AbiCall call;
        call.check(aoti_torch_empty_strided(1, &none, &one, dtype, aoti_torch_device_type_cpu(), 0, &handle));
        c10::DataPtr data{address,
                          [](void *context) {
                              const auto held = static_cast<int64_t *>(context);
                              shim::release_in_java(*held);
                              delete held;
                          },
                          new int64_t(id), static_cast<c10::DeviceType>(aoti_torch_device_type_cpu()), -1};
        shim::tensor_of(handle).impl->ShareExternalPointer(std::move(data), {static_cast<uint16_t>(dtype)}, static_cast<size_t>(bytes));
        *result = handle;
    });
}

int32_t rt_dtype(const char *name) {
    // LAYOUT: the C ABI has no names for the quantized ones.
    static const struct {
        const char *name;
        int32_t code;
    } dtypes[] = {
        {"float64", aoti_torch_dtype_float64()},
        {"float32", aoti_torch_dtype_float32()},
        {"float16", aoti_torch_dtype_float16()},
        {"bfloat16", aoti_torch_dtype_bfloat16()},
        {"float8_e4m3fn", aoti_torch_dtype_float8_e4m3fn()},
        {"float8_e5m2", aoti_torch_dtype_float8_e5m2()},
        {"int64", aoti_torch_dtype_int64()},
        {"int32", aoti_torch_dtype_int32()},
        {"int16", aoti_torch_dtype_int16()},
        {"int8", aoti_torch_dtype_int8()},
        {"uint8", aoti_torch_dtype_uint8()},
        {"uint16", aoti_torch_dtype_uint16()},
        {"uint32", aoti_torch_dtype_uint32()},
        {"uint64", aoti_torch_dtype_uint64()},
        {"bool", aoti_torch_dtype_bool()},
        {"complex32", aoti_torch_dtype_complex32()},
        {"complex64", aoti_torch_dtype_complex64()},
        {"complex128", aoti_torch_dtype_complex128()},
        {"qint8", 12},
        {"quint8", 13},
        {"qint32", 14},
    };
    for (const auto &dtype : dtypes) {
        if (std::strcmp(dtype.name, name) == 0) {
            return dtype.code;
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
int32_t rt_memory_format_channels_last_3d(void) { return aoti_torch_memory_format_channels_last_3d(); }
int32_t rt_memory_format_preserve(void) { return aoti_torch_memory_format_preserve_format(); }

} // extern "C"
