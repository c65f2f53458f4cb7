// What a kernel finds on a GPU, for the C++ compiler: the double of NVRTC puts it before the source.

#include <cmath>
#include <cstring>

#define __global__
#define __device__
#define __grid_constant__
#define __launch_bounds__(...)

struct Place {
    unsigned x, y, z;
};

static Place gridDim, blockDim, blockIdx, threadIdx;

static inline float __uint_as_float(unsigned bits) {
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

static inline unsigned __float_as_uint(float value) {
    unsigned bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline float __int_as_float(int bits) { return __uint_as_float(static_cast<unsigned>(bits)); }

// One thread of one block after the other.
template <class Argument>
static void launch(void (*kernel)(Argument), unsigned blocks, unsigned threads, void **parameters) {
    gridDim = {blocks, 1, 1};
    blockDim = {threads, 1, 1};
    for (blockIdx.x = 0; blockIdx.x < blocks; blockIdx.x++) {
        for (threadIdx.x = 0; threadIdx.x < threads; threadIdx.x++) {
            kernel(*static_cast<const Argument *>(parameters[0]));
        }
    }
}
