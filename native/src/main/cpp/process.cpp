// The process: start and end, errors, threads.

#include "shim.h"

#include <iostream>
#include <streambuf>

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

extern "C" {

int32_t rt_start(rt_hook hook, rt_release release, rt_warning warning) {
    return shim::guarded([&] {
        java_hook = hook;
        java_release = release;
        java_warning = warning;
        shim::capture_errors();
        shim::learn_tags();
        shim::count_memory();
        shim::register_operators();
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

} // extern "C"
