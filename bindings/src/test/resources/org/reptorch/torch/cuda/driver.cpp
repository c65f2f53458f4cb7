// A double of NVIDIA's driver for tests: its devices are made up, their memory is the process's, and its modules are what the double of NVRTC makes, libraries of the
// host. It is as strict as the real one about what has to be called before what. Environment variables make calls fail:
//
//   CUDA_DOUBLE_VERSION=12080     the newest CUDA that it runs          CUDA_DOUBLE_DEVICES=2    how many there are
//   CUDA_DOUBLE_FAILS=cuInit:100  the result of a function, by its name

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cuda_driver.h"

namespace {

constexpr int32_t INVALID_VALUE = 1, NOT_INITIALIZED = 3, INVALID_DEVICE = 101, INVALID_CONTEXT = 201, INVALID_HANDLE = 400, NOT_FOUND = 500;

struct Context {
    int32_t device;
};

typedef void (*Launch)(unsigned blocks, unsigned threads, void **parameters);

struct Module {
    int32_t device;
    void *library;
};

struct Function {
    int32_t device;
    Launch launch;
};

bool started = false;
Context contexts[] = {{0}, {1}, {2}, {3}};
thread_local std::vector<Context *> current;

int number(const char *variable, int otherwise) {
    const char *text = std::getenv(variable);
    return text ? std::atoi(text) : otherwise;
}

int devices() { return number("CUDA_DOUBLE_DEVICES", 2); }

// The compute capabilities of the devices, in turn.
int capability(int32_t device) { return device % 2 == 0 ? 90 : 75; }

int told(const char *function) {
    const char *text = std::getenv("CUDA_DOUBLE_FAILS");
    const size_t length = std::strlen(function);
    return text && !std::strncmp(text, function, length) && text[length] == ':' ? std::atoi(text + length + 1) : 0;
}

} // namespace

#define MAY_FAIL()                                    \
    if (const int32_t result = told(__func__)) {      \
        return result;                                \
    }
#define AFTER_START()                                 \
    if (!started) {                                   \
        return NOT_INITIALIZED;                       \
    }                                                 \
    MAY_FAIL()
#define ON_DEVICE()                                   \
    AFTER_START()                                     \
    if (current.empty()) {                            \
        return INVALID_CONTEXT;                       \
    }

extern "C" {

int32_t cuGetErrorName(int32_t error, const char **name) {
    *name = error == 2     ? "CUDA_ERROR_OUT_OF_MEMORY"
            : error == 3   ? "CUDA_ERROR_NOT_INITIALIZED"
            : error == 100 ? "CUDA_ERROR_NO_DEVICE"
            : error == 201 ? "CUDA_ERROR_INVALID_CONTEXT"
            : error == 400 ? "CUDA_ERROR_INVALID_HANDLE"
            : error == 500 ? "CUDA_ERROR_NOT_FOUND"
            : error == 803 ? "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"
                           : nullptr;
    return *name ? CUDA_SUCCESS : INVALID_VALUE;
}

int32_t cuGetErrorString(int32_t error, const char **text) {
    *text = error == 2     ? "out of memory"
            : error == 500 ? "named symbol not found"
            : error == 803 ? "system has unsupported display driver / cuda driver combination"
                           : nullptr;
    return *text ? CUDA_SUCCESS : INVALID_VALUE;
}

int32_t cuDriverGetVersion(int32_t *version) {
    MAY_FAIL()
    *version = number("CUDA_DOUBLE_VERSION", 13000);
    return CUDA_SUCCESS;
}

int32_t cuInit(uint32_t flags) {
    MAY_FAIL()
    started = true;
    return flags ? INVALID_VALUE : CUDA_SUCCESS;
}

int32_t cuDeviceGetCount(int32_t *count) {
    AFTER_START()
    *count = devices();
    return CUDA_SUCCESS;
}

int32_t cuDeviceGet(int32_t *device, int32_t ordinal) {
    AFTER_START()
    *device = ordinal;
    return ordinal < 0 || ordinal >= devices() ? INVALID_DEVICE : CUDA_SUCCESS;
}

int32_t cuDeviceGetName(char *name, int32_t bytes, int32_t device) {
    AFTER_START()
    std::snprintf(name, static_cast<size_t>(bytes), "Double %d", device);
    return CUDA_SUCCESS;
}

int32_t cuDeviceTotalMem_v2(size_t *bytes, int32_t device) {
    AFTER_START()
    *bytes = (80ull - 64 * static_cast<unsigned>(device % 2)) << 30;
    return CUDA_SUCCESS;
}

int32_t cuDeviceGetAttribute(int32_t *value, int32_t attribute, int32_t device) {
    AFTER_START()
    switch (attribute) {
    case CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT: *value = 132 - 92 * (device % 2); return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR: *value = capability(device) / 10; return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR: *value = capability(device) % 10; return CUDA_SUCCESS;
    default: return INVALID_VALUE;
    }
}

int32_t cuDevicePrimaryCtxRetain(void **context, int32_t device) {
    AFTER_START()
    *context = &contexts[device];
    return CUDA_SUCCESS;
}

int32_t cuCtxPushCurrent_v2(void *context) {
    AFTER_START()
    current.push_back(static_cast<Context *>(context));
    return CUDA_SUCCESS;
}

int32_t cuCtxPopCurrent_v2(void **context) {
    ON_DEVICE()
    *context = current.back();
    current.pop_back();
    return CUDA_SUCCESS;
}

// An image is a whole ELF file, whose end is that of the table of sections; one of the host's, for this device's architecture.
int32_t cuModuleLoadData(void **module, const void *image) {
    ON_DEVICE()
    const unsigned char *bytes = static_cast<const unsigned char *>(image);
    if (std::memcmp(bytes, "\177ELF", 4)) {
        return CUDA_ERROR_INVALID_IMAGE;
    }
    uint64_t sections;
    uint16_t size, count;
    std::memcpy(&sections, bytes + 0x28, sizeof sections);
    std::memcpy(&size, bytes + 0x3A, sizeof size);
    std::memcpy(&count, bytes + 0x3C, sizeof count);
    const int file = memfd_create("module", 0); // which stays open: the loader tells libraries apart by their files' names
    if (write(file, image, sections + size * count) < 0) {
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    void *library = dlopen(("/proc/self/fd/" + std::to_string(file)).c_str(), RTLD_NOW | RTLD_LOCAL);
    const char *architecture = library ? static_cast<const char *>(dlsym(library, "architecture")) : nullptr;
    if (!architecture || architecture != "sm_" + std::to_string(capability(current.back()->device))) {
        return CUDA_ERROR_NO_BINARY_FOR_GPU;
    }
    *module = new Module{current.back()->device, library};
    return CUDA_SUCCESS;
}

int32_t cuModuleGetFunction(void **function, void *module, const char *name) {
    ON_DEVICE()
    const Module *loaded = static_cast<Module *>(module);
    void *launch = dlsym(loaded->library, ("launch_" + std::string(name)).c_str());
    *function = new Function{loaded->device, reinterpret_cast<Launch>(launch)};
    return launch ? CUDA_SUCCESS : NOT_FOUND;
}

// The stream is the double of libtorch's, which holds the device's number.
int32_t cuLaunchKernel(void *function, uint32_t grid_x, uint32_t grid_y, uint32_t grid_z, uint32_t block_x, uint32_t block_y, uint32_t block_z, uint32_t shared_bytes,
                       void *stream, void **parameters, void **extra) {
    ON_DEVICE()
    const Function *found = static_cast<Function *>(function);
    const int32_t device = current.back()->device;
    if (found->device != device || reinterpret_cast<uintptr_t>(stream) != 0x57000000u + static_cast<unsigned>(device)) {
        return INVALID_HANDLE;
    }
    if (!grid_x || grid_y != 1 || grid_z != 1 || !block_x || block_x > 1024 || block_y != 1 || block_z != 1 || shared_bytes || extra) {
        return INVALID_VALUE;
    }
    found->launch(grid_x, block_x, parameters);
    return CUDA_SUCCESS;
}
}
