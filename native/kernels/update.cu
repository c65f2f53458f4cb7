// The steps of RepOptimizer-SGD and -AdamW on a GPU: all parameters of a launch in one pass over memory, each element multiplied by what its place in the
// parameter has under the Grad Mult, which is computed in registers from a few numbers per channel and per tap. CudaStep launches it, ReferenceStep says what it
// has to compute.
//
// It includes nothing: NVRTC compiles it where there is no toolkit, and the tests compile it as C++. Every operation is one of IEEE 754, contracted only where it says
// fmaf, so that both have the same bits.

enum : unsigned {
    THREADS = 256,           // of a block
    GROUP = 4,               // elements that a thread takes at a time: 16 bytes of float32
    BLOCKS = 4,              // at least, at a time on a multiprocessor: 64 registers for a thread
    BLOCK = 4096,            // elements of a parameter that a block goes through
    PARAMETERS = 40          // in one launch, whose argument has to stay below 4 KB
};

enum : unsigned { HALF = 1, CHANNELS_LAST = 2, FIRST = 4 };                       // of a parameter
enum : unsigned { MOMENTUM = 1, NESTEROV = 2, AMSGRAD = 4, PUBLISHED = 8 };       // of a rule

// CudaStep writes both structures, in this order.
struct Parameter {
    void *weight;            // float32, or bfloat16 (HALF), as the gradient
    const void *gradient;
    float *state[3];         // SGD: the momentum; Adam: the mean, the mean square, the largest mean square
    const int *branches;     // what multiplies the gradient, or null
    unsigned count;          // of the branches
    unsigned elements;
    unsigned first_block;    // of the launch
    unsigned out, in, taps;  // how the parameter is seen under branches
    unsigned flags;
    float rate;              // Adam's without the bias of the mean
    float decay;             // what of the weight enters the gradient
    float kept;              // what is left of the weight
    float unbias;            // of the root of the mean square
    unsigned unused;
};

struct Step {
    Parameter parameters[PARAMETERS];
    unsigned count;          // of the parameters
    unsigned flags;
    float sign;              // what multiplies a gradient without branches
    float entering;          // what of the gradient enters the momentum, or the mean
    float momentum;          // or beta1
    float beta2;
    float entering_square;   // what of the gradient's square enters the mean square
    float eps;
};

static_assert(sizeof(Parameter) == 96 && sizeof(Step) == 3872, "CudaStep writes other sizes");

// ---------------------------------------------------------------------------------------------- memory

struct alignas(16) Floats {
    float lane[GROUP];
};

struct alignas(8) Halves {
    unsigned short lane[GROUP];
};

struct Float32 {
    typedef float Element;
    typedef Floats Group;
    static __device__ float widened(float value) { return value; }
    static __device__ float rounded(float value) { return value; }
};

// The upper half of a float32: rounded to nearest, to even between two; not a number stays that.
struct Bfloat16 {
    typedef unsigned short Element;
    typedef Halves Group;
    static __device__ float widened(unsigned short value) { return __uint_as_float(static_cast<unsigned>(value) << 16); }
    static __device__ unsigned short rounded(float value) {
        const unsigned bits = __float_as_uint(value);
        return static_cast<unsigned short>(value != value ? 0x7fc0u : (bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
    }
};

// Elements that do not exist are 0.
template <class Type>
__device__ Floats load(const void *memory, unsigned at, unsigned count, bool aligned) {
    const typename Type::Element *elements = static_cast<const typename Type::Element *>(memory) + at;
    Floats group;
    if (aligned && count == GROUP) {
        const typename Type::Group whole = *reinterpret_cast<const typename Type::Group *>(elements);
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            group.lane[k] = Type::widened(whole.lane[k]);
        }
    } else {
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            group.lane[k] = k < count ? Type::widened(elements[k]) : 0.0f;
        }
    }
    return group;
}

template <class Type>
__device__ void store(void *memory, unsigned at, unsigned count, bool aligned, const Floats &group) {
    typename Type::Element *elements = static_cast<typename Type::Element *>(memory) + at;
    if (aligned && count == GROUP) {
        typename Type::Group whole;
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            whole.lane[k] = Type::rounded(group.lane[k]);
        }
        *reinterpret_cast<typename Type::Group *>(elements) = whole;
    } else {
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            if (k < count) {
                elements[k] = Type::rounded(group.lane[k]);
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------- Grad Mults

// Calls use(k, number) for each branch and each of the group's elements with the number by which the branch reaches it: 0 where it does not.
//
// A branch lies in memory as the bits of: how many input channels in a row it reads, a factor per tap, a scale per output channel, the first input channel that
// each reads.
template <class Use>
__device__ void reach(const Parameter &p, unsigned at, unsigned count, Use use) {
    const unsigned row = p.in * p.taps;
    const unsigned first_out = at / row;
    const unsigned place = at - first_out * row;
    const bool channels_last = p.flags & CHANNELS_LAST;
    const unsigned outer = place / (channels_last ? p.in : p.taps);
    const unsigned inner = place - outer * (channels_last ? p.in : p.taps);
    const int *branch = p.branches;
    for (unsigned b = 0; b < p.count; b++, branch += 1 + p.taps + 2 * p.out) {
        const int *factors = branch + 1;
        const int *scales = factors + p.taps;
        const unsigned width = static_cast<unsigned>(branch[0]);
        unsigned o = first_out;
        unsigned i = channels_last ? inner : outer;
        unsigned tap = channels_last ? outer : inner;
        float scale = __int_as_float(scales[o]);
        unsigned from = static_cast<unsigned>(scales[p.out + o]);
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            if (k < count) {
                // Below `from` the difference is a very large number.
                use(k, i - from < width ? scale * __int_as_float(factors[tap]) : 0.0f);
                bool next_out;
                if (channels_last) {
                    const bool next_tap = ++i == p.in;
                    i = next_tap ? 0 : i;
                    tap += next_tap;
                    next_out = tap == p.taps;
                    tap = next_out ? 0 : tap;
                } else {
                    const bool next_in = ++tap == p.taps;
                    tap = next_in ? 0 : tap;
                    i += next_in;
                    next_out = i == p.in;
                    i = next_out ? 0 : i;
                }
                if (next_out && ++o < p.out) {
                    scale = __int_as_float(scales[o]);
                    from = static_cast<unsigned>(scales[p.out + o]);
                }
            }
        }
    }
}

// What multiplies the gradients of a group: the sum of the numbers that reach an element.
__device__ Floats sums(const Step &step, const Parameter &p, unsigned at, unsigned count) {
    Floats sum;
#pragma unroll
    for (unsigned k = 0; k < GROUP; k++) {
        sum.lane[k] = p.branches ? 0.0f : step.sign;
    }
    if (p.branches) {
        reach(p, at, count, [&](unsigned k, float number) { sum.lane[k] += number; });
    }
    return sum;
}

// ---------------------------------------------------------------------------------------------- rules

//     d = g M + decay w;   b = momentum b + entering d, at the first step b = d;   w = w - rate (b, or with Nesterov d + momentum b)
template <class Type>
__device__ void sgd_group(const Step &step, const Parameter &p, unsigned at, unsigned count, bool aligned) {
    Floats w = load<Type>(p.weight, at, count, aligned);
    const Floats g = load<Type>(p.gradient, at, count, aligned);
    const Floats multiplier = sums(step, p, at, count);
    const bool has_momentum = step.flags & MOMENTUM;
    Floats b = {};
    if (has_momentum && !(p.flags & FIRST)) {
        b = load<Float32>(p.state[0], at, count, aligned);
    }
#pragma unroll
    for (unsigned k = 0; k < GROUP; k++) {
        const float d = fmaf(w.lane[k], p.decay, g.lane[k] * multiplier.lane[k]);
        float move = d;
        if (has_momentum) {
            b.lane[k] = p.flags & FIRST ? d : fmaf(b.lane[k], step.momentum, d * step.entering);
            move = step.flags & NESTEROV ? fmaf(b.lane[k], step.momentum, d) : b.lane[k];
        }
        w.lane[k] = fmaf(move, -p.rate, w.lane[k]);
    }
    if (has_momentum) {
        store<Float32>(p.state[0], at, count, aligned, b);
    }
    store<Type>(p.weight, at, count, aligned, w);
}

//     m = beta1 m + (1 - beta1) g;   v = beta2 v + (1 - beta2) g^2;   with amsgrad v = x = max(x, v);   deviation = sqrt(v) unbias
//     w = kept w - rate sum s^2 m / (s deviation + eps)
//
// over the branches that reach the element by a number s that is not 0. As published g is multiplied by M, the sum of the scales, and instead of the sum there is
// M m / (deviation + eps).
template <class Type>
__device__ void adam_group(const Step &step, const Parameter &p, unsigned at, unsigned count, bool aligned) {
    Floats w = load<Type>(p.weight, at, count, aligned);
    const Floats g = load<Type>(p.gradient, at, count, aligned);
    Floats m = load<Float32>(p.state[0], at, count, aligned);
    Floats v = load<Float32>(p.state[1], at, count, aligned);
    const bool published = step.flags & PUBLISHED;
    Floats multiplier = {};
    if (published) {
        multiplier = sums(step, p, at, count);
    }
#pragma unroll
    for (unsigned k = 0; k < GROUP; k++) {
        const float gradient = fmaf(w.lane[k], p.decay, published ? g.lane[k] * multiplier.lane[k] : g.lane[k]);
        m.lane[k] = fmaf(m.lane[k], step.momentum, gradient * step.entering);
        v.lane[k] = fmaf(v.lane[k], step.beta2, gradient * step.entering_square * gradient);
    }
    store<Float32>(p.state[0], at, count, aligned, m);
    store<Float32>(p.state[1], at, count, aligned, v);
    if (step.flags & AMSGRAD) {
        const Floats largest = load<Float32>(p.state[2], at, count, aligned);
#pragma unroll
        for (unsigned k = 0; k < GROUP; k++) {
            // What is not a number stays that, wherever it is.
            v.lane[k] = v.lane[k] > largest.lane[k] || v.lane[k] != v.lane[k] ? v.lane[k] : largest.lane[k];
        }
        store<Float32>(p.state[2], at, count, aligned, v);
    }
    Floats move = {};
#pragma unroll
    for (unsigned k = 0; k < GROUP; k++) {
        v.lane[k] = sqrtf(v.lane[k]) * p.unbias; // the deviation
        move.lane[k] = (published ? m.lane[k] * multiplier.lane[k] : m.lane[k]) / (v.lane[k] + step.eps);
    }
    if (p.branches && !published) {
        move = {};
        reach(p, at, count, [&](unsigned k, float s) {
            move.lane[k] += s != 0.0f ? s * s * m.lane[k] / fmaf(v.lane[k], s, step.eps) : 0.0f;
        });
    }
#pragma unroll
    for (unsigned k = 0; k < GROUP; k++) {
        w.lane[k] = fmaf(move.lane[k], -p.rate, w.lane[k] * p.kept);
    }
    store<Type>(p.weight, at, count, aligned, w);
}

// ---------------------------------------------------------------------------------------------- launch

// The parameter that a block works on: the last that begins at it or before.
__device__ const Parameter &parameter_of(const Step &step, unsigned block) {
    unsigned low = 0;
    unsigned high = step.count;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;
        if (step.parameters[middle].first_block <= block) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return step.parameters[low];
}

__device__ bool is_aligned(const Parameter &p) {
    const unsigned long long states = reinterpret_cast<unsigned long long>(p.state[0]) | reinterpret_cast<unsigned long long>(p.state[1])
            | reinterpret_cast<unsigned long long>(p.state[2]);
    const unsigned long long weights = reinterpret_cast<unsigned long long>(p.weight) | reinterpret_cast<unsigned long long>(p.gradient);
    return states % 16 == 0 && weights % (p.flags & HALF ? 8 : 16) == 0;
}

template <class Group>
__device__ void groups(const Step &step, Group group) {
    const Parameter &p = parameter_of(step, blockIdx.x);
    const bool aligned = is_aligned(p);
    const unsigned begin = (blockIdx.x - p.first_block) * BLOCK;
    const unsigned end = p.elements - begin < BLOCK ? p.elements : begin + BLOCK;
    for (unsigned at = begin + threadIdx.x * GROUP; at < end; at += THREADS * GROUP) {
        group(p, at, end - at < GROUP ? end - at : GROUP, aligned);
    }
}

extern "C" __global__ void __launch_bounds__(THREADS, BLOCKS) sgd(const __grid_constant__ Step step) {
    groups(step, [&](const Parameter &p, unsigned at, unsigned count, bool aligned) {
        if (p.flags & HALF) {
            sgd_group<Bfloat16>(step, p, at, count, aligned);
        } else {
            sgd_group<Float32>(step, p, at, count, aligned);
        }
    });
}

extern "C" __global__ void __launch_bounds__(THREADS, BLOCKS) adam(const __grid_constant__ Step step) {
    groups(step, [&](const Parameter &p, unsigned at, unsigned count, bool aligned) {
        if (p.flags & HALF) {
            adam_group<Bfloat16>(step, p, at, count, aligned);
        } else {
            adam_group<Float32>(step, p, at, count, aligned);
        }
    });
}
