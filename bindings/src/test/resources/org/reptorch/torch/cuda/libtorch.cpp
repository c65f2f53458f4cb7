// A double of libtorch's CUDA library for tests, beside libtorch itself: the streams of devices, and the CUDA that it is built for (CUDA_DOUBLE_RUNTIME=13000).

#include <cstdint>
#include <cstdlib>

#include "cuda_driver.h"

extern "C" {

int32_t aoti_torch_get_current_cuda_stream(int32_t device, void **stream) {
    *stream = reinterpret_cast<void *>(0x57000000u + static_cast<uintptr_t>(device));
    return 0;
}

int32_t cudaRuntimeGetVersion(int32_t *version) {
    const char *text = std::getenv("CUDA_DOUBLE_RUNTIME");
    *version = text ? std::atoi(text) : 13000;
    return 0;
}
}
