// Memory of tensors on the CPU: counted, and small blocks kept for the next call.

#include "shim.h"

#include <cstdlib>
#include <malloc.h>

namespace {

constexpr size_t ALIGNMENT = 64;
std::atomic<int64_t> held_bytes{0};
std::atomic<int64_t> peak_bytes{0};

int64_t size_of(void *block) { return static_cast<int64_t>(malloc_usable_size(block)); }

// Small blocks that a thread has freed and will soon ask for again: an aligned block costs the C library a tenth of what a
// small operator takes. Blocks of one class hang on one another.
class SmallBlocks {
public:
    static constexpr size_t LARGEST = 4096;

    ~SmallBlocks() {
        ended = true;
        for (Class &blocks : classes) {
            while (void *block = blocks.take()) {
                std::free(block);
            }
        }
    }

    // Null where the thread keeps none of that size.
    static void *take(size_t rounded) { return ended ? nullptr : of_thread().classes[rounded / ALIGNMENT].take(); }

    static bool keep(void *block, size_t size) {
        return size <= LARGEST + ALIGNMENT - 1 && !ended && of_thread().classes[size / ALIGNMENT].keep(block);
    }

private:
    struct Class {
        static constexpr int MOST = 64;
        void *first = nullptr;
        int count = 0;

        void *take() {
            void *block = first;
            if (block != nullptr) {
                std::memcpy(&first, block, sizeof(first));
                count--;
            }
            return block;
        }
        bool keep(void *block) {
            if (count == MOST) {
                return false;
            }
            std::memcpy(block, &first, sizeof(first));
            first = block;
            count++;
            return true;
        }
    };
    Class classes[LARGEST / ALIGNMENT + 1];

    // Set for good when the thread ends: blocks are still freed after that.
    static thread_local bool ended;
    static SmallBlocks &of_thread() {
        thread_local SmallBlocks blocks;
        return blocks;
    }
};
thread_local bool SmallBlocks::ended = false;

void free_counted(void *block) {
    if (block != nullptr) {
        const int64_t size = size_of(block);
        held_bytes.fetch_sub(size, std::memory_order_relaxed);
        if (!SmallBlocks::keep(block, static_cast<size_t>(size))) {
            std::free(block);
        }
    }
}

// Memory aligned as libtorch's own allocator gives it.
class CountingAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(size_t bytes) override {
        void *block = bytes == 0 ? nullptr : block_of(bytes);
        if (block != nullptr) {
            const int64_t size = size_of(block);
            const int64_t held = held_bytes.fetch_add(size, std::memory_order_relaxed) + size;
            int64_t peak = peak_bytes.load(std::memory_order_relaxed);
            while (held > peak && !peak_bytes.compare_exchange_weak(peak, held, std::memory_order_relaxed)) {
            }
        }
        return {block, &free_counted, block, static_cast<c10::DeviceType>(aoti_torch_device_type_cpu()), -1};
    }
    void (*raw_deleter() const)(void *) override { return &free_counted; }
    void copy_data(void *target, const void *source, size_t bytes) const override { std::memcpy(target, source, bytes); }

private:
    static void *block_of(size_t bytes) {
        const size_t rounded = bytes <= SmallBlocks::LARGEST ? (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : bytes;
        void *block = rounded <= SmallBlocks::LARGEST ? SmallBlocks::take(rounded) : nullptr;
        if (block == nullptr && posix_memalign(&block, ALIGNMENT, rounded) != 0) {
            throw shim::Failed("not enough memory for a tensor of " + std::to_string(bytes) + " bytes");
        }
        return block;
    }
};

} // namespace

void shim::count_memory() {
    // Never removed: blocks outlive every call of ours. What was allocated before knows its own deleter.
    static CountingAllocator *allocator = new CountingAllocator;
    c10::SetCPUAllocator(allocator, 255);
    if (c10::GetCPUAllocator() != allocator) {
        throw Failed("this libtorch does not take an allocator");
    }
}

extern "C" {

void rt_tensor_memory(int64_t *held, int64_t *peak) {
    *held = held_bytes.load();
    *peak = peak_bytes.load();
}

void rt_reset_peak_memory(void) { peak_bytes = held_bytes.load(); }

int32_t rt_keep_freed_memory(int64_t bytes) {
    const int limit = bytes > 0x7fffffff ? 0x7fffffff : static_cast<int>(bytes);
    return mallopt(M_MMAP_THRESHOLD, limit) == 1 && mallopt(M_TRIM_THRESHOLD, limit) == 1 ? 0 : 1;
}

} // extern "C"
