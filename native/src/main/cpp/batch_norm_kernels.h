// The loops of batch norm with ReLU, compiled once for each set of instructions: the file that includes this one names the set by
// VARIANT, a namespace, TARGET, an attribute of every function, and LANES, how many floats a register has. They work on a chunk of the rows (images times pixels); a chunk
// stays in the cache between the two readings of the statistics.

namespace VARIANT {

#define INLINE TARGET __attribute__((always_inline)) inline

template <int W> struct Lanes {
    typedef float F __attribute__((vector_size(W * 4)));
    typedef int32_t I __attribute__((vector_size(W * 4)));
    typedef uint32_t U __attribute__((vector_size(W * 4)));
    typedef uint16_t H __attribute__((vector_size(W * 2)));
};

template <int W> INLINE typename Lanes<W>::F load(const float *from) {
    typename Lanes<W>::F value;
    std::memcpy(&value, from, sizeof(value));
    return value;
}

template <int W> INLINE typename Lanes<W>::F load(const Bfloat16 *from) {
    typename Lanes<W>::H half;
    std::memcpy(&half, from, sizeof(half));
    return (typename Lanes<W>::F)(__builtin_convertvector(half, typename Lanes<W>::U) << 16);
}

template <int W> INLINE void store(float *to, typename Lanes<W>::F value) { std::memcpy(to, &value, sizeof(value)); }

// Rounds to the nearest, to even in the middle, as libtorch does.
template <int W> INLINE void store(Bfloat16 *to, typename Lanes<W>::F value) {
    typedef typename Lanes<W>::U U;
    const U bits = (U)value;
    const U rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
    const U kept = value != value ? U{} + 0x7fc0u : rounded;
    const typename Lanes<W>::H half = __builtin_convertvector(kept, typename Lanes<W>::H);
    std::memcpy(to, &half, sizeof(half));
}

// What the ReLU sees: the same expression forward and backward, so that both find the same elements below zero.
template <int W> INLINE typename Lanes<W>::F normalized(typename Lanes<W>::F x, typename Lanes<W>::F scale, typename Lanes<W>::F shift) {
    return x * scale + shift;
}

template <int W> INLINE typename Lanes<W>::F passed(typename Lanes<W>::F by, typename Lanes<W>::F value) {
    return by <= 0.0f ? typename Lanes<W>::F{} : value; // a NaN passes, as in threshold_backward
}

// ---------------------------------------------------------------------------------------------- channels last

// K vectors of W channels side by side, `rows` rows that lie `channels` elements apart. Sums go on from what is there.

template <int W, int K, typename T> INLINE void tile_sum(const T *x, int64_t rows, int64_t channels, float *sum) {
    typename Lanes<W>::F even[K], odd[K];
    for (int k = 0; k < K; k++) {
        even[k] = load<W>(sum + k * W);
        odd[k] = typename Lanes<W>::F{};
    }
    int64_t row = 0;
    for (; row + 1 < rows; row += 2) {
        for (int k = 0; k < K; k++) {
            even[k] += load<W>(x + row * channels + k * W);
            odd[k] += load<W>(x + (row + 1) * channels + k * W);
        }
    }
    for (int k = 0; k < K; k++) {
        if (row < rows) {
            even[k] += load<W>(x + row * channels + k * W);
        }
        store<W>(sum + k * W, even[k] + odd[k]);
    }
}

template <int W, int K, typename T> INLINE void tile_squares(const T *x, int64_t rows, int64_t channels, const float *mean, float *squares) {
    typedef typename Lanes<W>::F F;
    F middle[K], even[K], odd[K];
    for (int k = 0; k < K; k++) {
        middle[k] = load<W>(mean + k * W);
        even[k] = load<W>(squares + k * W);
        odd[k] = F{};
    }
    int64_t row = 0;
    for (; row + 1 < rows; row += 2) {
        for (int k = 0; k < K; k++) {
            const F first = load<W>(x + row * channels + k * W) - middle[k];
            const F second = load<W>(x + (row + 1) * channels + k * W) - middle[k];
            even[k] += first * first;
            odd[k] += second * second;
        }
    }
    for (int k = 0; k < K; k++) {
        if (row < rows) {
            const F last = load<W>(x + row * channels + k * W) - middle[k];
            even[k] += last * last;
        }
        store<W>(squares + k * W, even[k] + odd[k]);
    }
}

template <int W, int K, typename T> INLINE void tile_forward(const T *x, int64_t rows, int64_t channels, const float *scale, const float *shift, T *y) {
    typedef typename Lanes<W>::F F;
    F a[K], b[K];
    for (int k = 0; k < K; k++) {
        a[k] = load<W>(scale + k * W);
        b[k] = load<W>(shift + k * W);
    }
    for (int64_t row = 0; row < rows; row++) {
        for (int k = 0; k < K; k++) {
            const F value = normalized<W>(load<W>(x + row * channels + k * W), a[k], b[k]);
            store<W>(y + row * channels + k * W, passed<W>(value, value));
        }
    }
}

template <int W, int K, typename T>
INLINE void tile_sums(const T *x, const T *grad, int64_t rows, int64_t channels, const float *scale, const float *shift, const float *mean, float *sum,
                      float *product) {
    typedef typename Lanes<W>::F F;
    F a[K], b[K], middle[K], sums[K], products[K];
    for (int k = 0; k < K; k++) {
        a[k] = load<W>(scale + k * W);
        b[k] = load<W>(shift + k * W);
        middle[k] = load<W>(mean + k * W);
        sums[k] = load<W>(sum + k * W);
        products[k] = load<W>(product + k * W);
    }
    for (int64_t row = 0; row < rows; row++) {
        for (int k = 0; k < K; k++) {
            const F value = load<W>(x + row * channels + k * W);
            const F g = passed<W>(normalized<W>(value, a[k], b[k]), load<W>(grad + row * channels + k * W));
            sums[k] += g;
            products[k] += g * (value - middle[k]);
        }
    }
    for (int k = 0; k < K; k++) {
        store<W>(sum + k * W, sums[k]);
        store<W>(product + k * W, products[k]);
    }
}

template <int W, int K, typename T>
INLINE void tile_backward(const T *x, const T *grad, int64_t rows, int64_t channels, const float *scale, const float *shift, const float *mean,
                          const float *average, const float *slope, T *result) {
    typedef typename Lanes<W>::F F;
    F a[K], b[K], middle[K], level[K], tilt[K];
    for (int k = 0; k < K; k++) {
        a[k] = load<W>(scale + k * W);
        b[k] = load<W>(shift + k * W);
        middle[k] = load<W>(mean + k * W);
        level[k] = load<W>(average + k * W);
        tilt[k] = load<W>(slope + k * W);
    }
    for (int64_t row = 0; row < rows; row++) {
        for (int k = 0; k < K; k++) {
            const F value = load<W>(x + row * channels + k * W);
            const F g = passed<W>(normalized<W>(value, a[k], b[k]), load<W>(grad + row * channels + k * W));
            store<W>(result + row * channels + k * W, (g - level[k] - (value - middle[k]) * tilt[k]) * a[k]);
        }
    }
}

// ---------------------------------------------------------------------------------------------- row-major

// A sum over the planes (the pixels of one channel of one image) of a chunk, now and then carried over to double: planes may be large.
template <int W> struct Running {
    typename Lanes<W>::F part = {};
    double sum = 0;
    int added = 0;

    INLINE void add(typename Lanes<W>::F value) {
        part += value;
        if (++added == 256) {
            carry();
        }
    }
    INLINE void carry() {
        for (int i = 0; i < W; i++) {
            sum += static_cast<double>(part[i]);
        }
        part = typename Lanes<W>::F{};
        added = 0;
    }
};

template <int W, typename T> INLINE int64_t plane_sum(const T *x, int64_t i, int64_t pixels, Running<W> &sum) {
    for (; i + W <= pixels; i += W) {
        sum.add(load<W>(x + i));
    }
    return i;
}

template <int W, typename T> INLINE int64_t plane_squares(const T *x, int64_t i, int64_t pixels, float mean, Running<W> &squares) {
    for (; i + W <= pixels; i += W) {
        const typename Lanes<W>::F apart = load<W>(x + i) - mean;
        squares.add(apart * apart);
    }
    return i;
}

template <int W, typename T> INLINE int64_t plane_forward(const T *x, int64_t i, int64_t pixels, float scale, float shift, T *y) {
    typedef typename Lanes<W>::F F;
    const F a = F{} + scale, b = F{} + shift;
    for (; i + W <= pixels; i += W) {
        const F value = normalized<W>(load<W>(x + i), a, b);
        store<W>(y + i, passed<W>(value, value));
    }
    return i;
}

template <int W, typename T>
INLINE int64_t plane_sums(const T *x, const T *grad, int64_t i, int64_t pixels, float scale, float shift, float mean, Running<W> &sum, Running<W> &product) {
    typedef typename Lanes<W>::F F;
    const F a = F{} + scale, b = F{} + shift;
    for (; i + W <= pixels; i += W) {
        const F value = load<W>(x + i);
        const F g = passed<W>(normalized<W>(value, a, b), load<W>(grad + i));
        sum.add(g);
        product.add(g * (value - mean));
    }
    return i;
}

template <int W, typename T>
INLINE int64_t plane_backward(const T *x, const T *grad, int64_t i, int64_t pixels, float scale, float shift, float mean, float average, float slope,
                              T *result) {
    typedef typename Lanes<W>::F F;
    const F a = F{} + scale, b = F{} + shift;
    for (; i + W <= pixels; i += W) {
        const F value = load<W>(x + i);
        const F g = passed<W>(normalized<W>(value, a, b), load<W>(grad + i));
        store<W>(result + i, (g - average - (value - mean) * slope) * a);
    }
    return i;
}

// ---------------------------------------------------------------------------------------------- chunks

// Calls a tile function for all channels of all rows of a chunk whose channels lie last: `rows` at a time, so few that they are read one
// behind the other, and of those as many channels at once as there are, from `c` on, the elements from `at` on.
#define ALL_TILES(TILE, ...)                                                                                                                                  \
    for (int64_t row = chunk.first, end = chunk.first + chunk.count, step = std::max<int64_t>(8, 4096 / layout.channels); row < end; row += step) {           \
        const int64_t rows = std::min(step, end - row);                                                                                                       \
        int64_t c = 0, at = row * layout.channels;                                                                                                            \
        for (; c + 4 * LANES <= layout.channels; c += 4 * LANES, at += 4 * LANES) {                                                                           \
            TILE<LANES, 4>(__VA_ARGS__);                                                                                                                      \
        }                                                                                                                                                     \
        for (; c + 2 * LANES <= layout.channels; c += 2 * LANES, at += 2 * LANES) {                                                                           \
            TILE<LANES, 2>(__VA_ARGS__);                                                                                                                      \
        }                                                                                                                                                     \
        for (; c + LANES <= layout.channels; c += LANES, at += LANES) {                                                                                       \
            TILE<LANES, 1>(__VA_ARGS__);                                                                                                                      \
        }                                                                                                                                                     \
        for (; c < layout.channels; c++, at++) {                                                                                                              \
            TILE<1, 1>(__VA_ARGS__);                                                                                                                          \
        }                                                                                                                                                     \
    }

// Writes the mean of every channel, and the sum of the squares of what is apart from it.
template <typename T> TARGET void statistics(const Layout &layout, Chunk chunk, const T *x, float *mean, float *squares) {
    const int64_t channels = layout.channels, pixels = layout.pixels;
    if (layout.channels_last) {
        std::fill(mean, mean + channels, 0.0f);
        std::fill(squares, squares + channels, 0.0f);
        ALL_TILES(tile_sum, x + at, rows, channels, mean + c)
        for (int64_t c = 0; c < channels; c++) {
            mean[c] /= static_cast<float>(chunk.count);
        }
        ALL_TILES(tile_squares, x + at, rows, channels, mean + c, squares + c)
        return;
    }
    for (int64_t c = 0; c < channels; c++) {
        const T *first = x + (chunk.first * channels + c) * pixels, *end = first + chunk.count * channels * pixels;
        Running<LANES> sum, apart;
        Running<1> sum_of_rest, apart_of_rest;
        for (const T *plane = first; plane < end; plane += channels * pixels) {
            plane_sum<1>(plane, plane_sum<LANES>(plane, 0, pixels, sum), pixels, sum_of_rest);
        }
        sum.carry();
        sum_of_rest.carry();
        mean[c] = static_cast<float>((sum.sum + sum_of_rest.sum) / static_cast<double>(chunk.count * pixels));
        for (const T *plane = first; plane < end; plane += channels * pixels) {
            plane_squares<1>(plane, plane_squares<LANES>(plane, 0, pixels, mean[c], apart), pixels, mean[c], apart_of_rest);
        }
        apart.carry();
        apart_of_rest.carry();
        squares[c] = static_cast<float>(apart.sum + apart_of_rest.sum);
    }
}

template <typename T> TARGET void forward(const Layout &layout, Chunk chunk, const T *x, const float *scale, const float *shift, T *y) {
    const int64_t channels = layout.channels, pixels = layout.pixels;
    if (layout.channels_last) {
        ALL_TILES(tile_forward, x + at, rows, channels, scale + c, shift + c, y + at)
        return;
    }
    for (int64_t image = chunk.first, at = image * channels * pixels; image < chunk.first + chunk.count; image++) {
        for (int64_t c = 0; c < channels; c++, at += pixels) {
            const int64_t rest = plane_forward<LANES>(x + at, 0, pixels, scale[c], shift[c], y + at);
            plane_forward<1>(x + at, rest, pixels, scale[c], shift[c], y + at);
        }
    }
}

// Writes, for every channel, the sum of the gradients that the ReLU lets through, and that of their products with x - mean.
template <typename T>
TARGET void sums(const Layout &layout, Chunk chunk, const T *x, const T *grad, const float *scale, const float *shift, const float *mean, float *sum,
                 float *product) {
    const int64_t channels = layout.channels, pixels = layout.pixels;
    if (layout.channels_last) {
        std::fill(sum, sum + channels, 0.0f);
        std::fill(product, product + channels, 0.0f);
        ALL_TILES(tile_sums, x + at, grad + at, rows, channels, scale + c, shift + c, mean + c, sum + c, product + c)
        return;
    }
    for (int64_t c = 0; c < channels; c++) {
        Running<LANES> all_sum, all_product;
        Running<1> sum_of_rest, product_of_rest;
        for (int64_t image = chunk.first; image < chunk.first + chunk.count; image++) {
            const int64_t at = (image * channels + c) * pixels;
            const int64_t rest = plane_sums<LANES>(x + at, grad + at, 0, pixels, scale[c], shift[c], mean[c], all_sum, all_product);
            plane_sums<1>(x + at, grad + at, rest, pixels, scale[c], shift[c], mean[c], sum_of_rest, product_of_rest);
        }
        all_sum.carry();
        all_product.carry();
        sum_of_rest.carry();
        product_of_rest.carry();
        sum[c] = static_cast<float>(all_sum.sum + sum_of_rest.sum);
        product[c] = static_cast<float>(all_product.sum + product_of_rest.sum);
    }
}

// (g - average(g) - (x - mean) slope) scale, where g is the gradient that the ReLU lets through.
template <typename T>
TARGET void backward(const Layout &layout, Chunk chunk, const T *x, const T *grad, const float *scale, const float *shift, const float *mean,
                     const float *average, const float *slope, T *result) {
    const int64_t channels = layout.channels, pixels = layout.pixels;
    if (layout.channels_last) {
        ALL_TILES(tile_backward, x + at, grad + at, rows, channels, scale + c, shift + c, mean + c, average + c, slope + c, result + at)
        return;
    }
    for (int64_t image = chunk.first, at = image * channels * pixels; image < chunk.first + chunk.count; image++) {
        for (int64_t c = 0; c < channels; c++, at += pixels) {
            const int64_t rest = plane_backward<LANES>(x + at, grad + at, 0, pixels, scale[c], shift[c], mean[c], average[c], slope[c], result + at);
            plane_backward<1>(x + at, grad + at, rest, pixels, scale[c], shift[c], mean[c], average[c], slope[c], result + at);
        }
    }
}

// Whether the ReLU lets an element through.
template <typename T> TARGET void mask(const Layout &layout, const T *x, const float *scale, const float *shift, bool *through) {
    const int64_t all = layout.images * layout.channels * layout.pixels;
    for (int64_t i = 0; i < all; i++) {
        const int64_t c = layout.channels_last ? i % layout.channels : i / layout.pixels % layout.channels;
        through[i] = !(normalized<1>(load<1>(x + i), load<1>(scale + c), load<1>(shift + c))[0] <= 0.0f);
    }
}

template <typename T> constexpr Kernels<T> KERNELS = {statistics<T>, forward<T>, sums<T>, backward<T>, mask<T>};

#undef ALL_TILES
#undef INLINE

} // namespace VARIANT

#undef VARIANT
#undef TARGET
#undef LANES
