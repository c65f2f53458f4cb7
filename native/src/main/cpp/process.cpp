// The process: start and end, errors, threads, memory.

#include "shim.h"

#include <cstdlib>
#include <iostream>
#include <streambuf>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

// ---------------------------------------------------------------------------------------------- errors

thread_local std::string last_error;

// Before 2.13 libtorch prints what went wrong to std::cerr. This buffer stands in front of cerr's own: while a call of the
// thread has the sink open the text goes there, otherwise it passes through.
thread_local std::string *sink = nullptr;

class CapturingBuffer : public std::streambuf {
public:
    explicit CapturingBuffer(std::streambuf *behind) : behind(behind) {}

protected:
    int overflow(int character) override {
        if (character == traits_type::eof()) {
            return traits_type::not_eof(character);
        }
        if (sink != nullptr) {
            sink->push_back(static_cast<char>(character));
            return character;
        }
        return behind->sputc(static_cast<char>(character));
    }

    std::streamsize xsputn(const char *text, std::streamsize count) override {
        if (sink != nullptr) {
            sink->append(text, static_cast<size_t>(count));
            return count;
        }
        return behind->sputn(text, count);
    }

    int sync() override { return sink != nullptr ? 0 : behind->pubsync(); }

private:
    std::streambuf *behind;
};

// libtorch's text without what only its developers read: the trace of C++ frames, the table of registered kernels.
std::string message_of(const std::string &what) {
    std::string text = what;
    const std::string prefix = "Exception in aoti_torch: ";
    if (size_t at = text.find(prefix); at != std::string::npos) {
        text = text.substr(at + prefix.size());
    }
    for (const char *rest : {"\nException raised from ", "\nC++ CapturedTraceback", "\nframe #0",
                             " This could be because the operator doesn't exist for this backend"}) {
        if (size_t at = text.find(rest); at != std::string::npos) {
            text.resize(at);
        }
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    return text.empty() ? "libtorch gave no reason" : text;
}

// ---------------------------------------------------------------------------------------------- Java

// Null before the start and after the stop.
std::atomic<rt_hook> java_hook{nullptr};
std::atomic<rt_release> java_release{nullptr};
std::atomic<rt_warning> java_warning{nullptr};

struct JavaWarnings final : c10::WarningHandler {
    void process(const c10::Warning &warning) override {
        if (const rt_warning hear = java_warning.load()) {
            hear(warning.msg().c_str());
        }
    }
};

// ---------------------------------------------------------------------------------------------- memory

constexpr size_t ALIGNMENT = 64;
std::atomic<int64_t> held_bytes{0};
std::atomic<int64_t> peak_bytes{0};

int64_t size_of(void *block) {
#if defined(__GLIBC__)
    return static_cast<int64_t>(malloc_usable_size(block));
#else
#error "the size of a block is not known here"
#endif
}

void free_counted(void *block) {
    if (block != nullptr) {
        held_bytes.fetch_sub(size_of(block), std::memory_order_relaxed);
        std::free(block);
    }
}

// Memory as libtorch's own allocator gives it, counted.
class CountingAllocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(size_t bytes) override {
        void *block = nullptr;
        if (bytes > 0) {
            if (posix_memalign(&block, ALIGNMENT, bytes) != 0) {
                throw shim::Failed("not enough memory for a tensor of " + std::to_string(bytes) + " bytes");
            }
            const int64_t held = held_bytes.fetch_add(size_of(block), std::memory_order_relaxed) + size_of(block);
            int64_t peak = peak_bytes.load(std::memory_order_relaxed);
            while (held > peak && !peak_bytes.compare_exchange_weak(peak, held, std::memory_order_relaxed)) {
            }
        }
        return {block, &free_counted, block, static_cast<c10::DeviceType>(aoti_torch_device_type_cpu()), -1};
    }
    void (*raw_deleter() const)(void *) override { return &free_counted; }
    void copy_data(void *target, const void *source, size_t bytes) const override { std::memcpy(target, source, bytes); }
};

} // namespace

void shim::remember(const std::string &what) { last_error = message_of(what); }

shim::AbiCall::AbiCall() { sink = torch_exception_get_what_without_backtrace ? nullptr : &text; }

shim::AbiCall::~AbiCall() {
    sink = nullptr;
    if (!text.empty()) {
        std::cerr << text; // what a call that went well had to say
    }
}

void shim::AbiCall::check(AOTITorchError status) {
    if (status == 0) {
        return;
    }
    sink = nullptr;
    const std::string what = std::move(text);
    text.clear();
    throw Failed(torch_exception_get_what_without_backtrace ? torch_exception_get_what_without_backtrace() : what);
}

void shim::capture_errors() {
    // Nobody reads the trace of C++ frames that libtorch puts behind every failure, and finding their names takes 4 ms.
    if (c10::SetStackTraceFetcher != nullptr) {
        c10::SetStackTraceFetcher(std::function<std::string()>([] { return std::string(); }));
    }
    if (torch_exception_get_what_without_backtrace == nullptr) {
        // Never removed: libtorch may print from threads that outlive every call of ours.
        static CapturingBuffer *buffer = new CapturingBuffer(std::cerr.rdbuf());
        std::cerr.rdbuf(buffer);
    }
}

void shim::hear_warnings() {
    thread_local bool heard = false;
    if (!heard) {
        // Never removed: threads end after every call of ours.
        static JavaWarnings *handler = new JavaWarnings;
        c10::WarningUtils::set_warning_handler(handler);
        heard = true;
    }
}

void shim::release_in_java(int64_t id) {
    if (const rt_release release = java_release.load()) {
        release(id);
    }
}

rt_hook shim::hook_in_java() { return java_hook.load(); }

void shim::count_memory() {
    // Never removed: blocks outlive every call of ours. What was allocated before knows its own deleter.
    static CountingAllocator *allocator = new CountingAllocator;
    c10::SetCPUAllocator(allocator, 255);
    if (c10::GetCPUAllocator() != allocator) {
        throw Failed("this libtorch does not take an allocator");
    }
}

extern "C" {

int32_t rt_start(rt_hook hook, rt_release release, rt_warning warning) {
    return shim::guarded([&] {
        java_hook = hook;
        java_release = release;
        java_warning = warning;
        shim::capture_errors();
        shim::learn_tags();
        shim::count_memory();
    });
}

void rt_stop(void) {
    java_hook = nullptr;
    java_release = nullptr;
    java_warning = nullptr;
}

const char *rt_error(void) { return last_error.c_str(); }

uint64_t rt_abi_version(void) { return aoti_torch_abi_version(); }

int32_t rt_set_threads(int32_t threads) {
    return shim::guarded([&] { at::set_num_threads(threads); });
}

int32_t rt_threads(void) { return at::get_num_threads(); }

void rt_tensor_memory(int64_t *held, int64_t *peak) {
    *held = held_bytes.load();
    *peak = peak_bytes.load();
}

void rt_reset_peak_memory(void) { peak_bytes = held_bytes.load(); }

int32_t rt_keep_freed_memory(int64_t bytes) {
#if defined(__GLIBC__)
    const int limit = bytes > 0x7fffffff ? 0x7fffffff : static_cast<int>(bytes);
    return mallopt(M_MMAP_THRESHOLD, limit) == 1 && mallopt(M_TRIM_THRESHOLD, limit) == 1 ? 0 : 1;
#else
    (void)bytes;
    return 1;
#endif
}

} // extern "C"
