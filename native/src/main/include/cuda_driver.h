/*
 * What Java calls on a machine with a GPU: NVIDIA's driver, libcuda.so.1, and one function each of the CUDA runtime and of libtorch's CUDA library. Declared
 * as their public documentation says; read by jextract, implemented by nobody here.
 *
 * A function returns 0, or what cuGetErrorName and cuGetErrorString have words for. What has _v2 behind its name is what today's programs link to.
 */
#ifndef CUDA_DRIVER_H
#define CUDA_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cuda_result {
    CUDA_SUCCESS = 0,
    CUDA_ERROR_OUT_OF_MEMORY = 2,
    CUDA_ERROR_NO_DEVICE = 100,
    CUDA_ERROR_INVALID_IMAGE = 200,
    CUDA_ERROR_NO_BINARY_FOR_GPU = 209,
    CUDA_ERROR_SYSTEM_DRIVER_MISMATCH = 803
};

enum cuda_attribute {
    CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT = 16,
    CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR = 75,
    CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR = 76
};

int32_t cuGetErrorName(int32_t error, const char **name);
int32_t cuGetErrorString(int32_t error, const char **text);

/* Flags are 0. */
int32_t cuInit(uint32_t flags);
/* 1000 times the major version of the newest CUDA that the driver runs, and 10 times the minor. */
int32_t cuDriverGetVersion(int32_t *version);

int32_t cuDeviceGetCount(int32_t *count);
int32_t cuDeviceGet(int32_t *device, int32_t ordinal);
int32_t cuDeviceGetName(char *name, int32_t bytes, int32_t device);
int32_t cuDeviceTotalMem_v2(size_t *bytes, int32_t device);
int32_t cuDeviceGetAttribute(int32_t *value, int32_t attribute, int32_t device);

/* The context that the runtime, and so libtorch, uses on the device. */
int32_t cuDevicePrimaryCtxRetain(void **context, int32_t device);
int32_t cuCtxPushCurrent_v2(void *context);
int32_t cuCtxPopCurrent_v2(void **context);

int32_t cuModuleLoadData(void **module, const void *image);
int32_t cuModuleGetFunction(void **function, void *module, const char *name);
/* The parameters are addresses of arguments, which are copied before the call returns. */
int32_t cuLaunchKernel(void *function, uint32_t grid_x, uint32_t grid_y, uint32_t grid_z, uint32_t block_x, uint32_t block_y, uint32_t block_z,
                       uint32_t shared_bytes, void *stream, void **parameters, void **extra);

/* The version of CUDA that libtorch was built for, as cuDriverGetVersion counts. */
int32_t cudaRuntimeGetVersion(int32_t *version);

/* The stream on which libtorch computes in this thread; libtorch's own status. */
int32_t aoti_torch_get_current_cuda_stream(int32_t device, void **stream);

#ifdef __cplusplus
}
#endif

#endif
