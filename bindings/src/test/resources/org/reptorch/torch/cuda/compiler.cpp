// A double of NVRTC for tests: what it makes of a source is a library of the host, by the C++ compiler, which the double of the driver loads and runs. DEVICE_H, given
// where this is compiled, is the file with what a kernel finds on a GPU.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <unistd.h>

#include "cuda_compiler.h"

namespace {

constexpr int32_t OUT_OF_MEMORY = 1, COMPILATION = 6;

struct Program {
    std::string source, name, log, code;
};

std::string contents(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

extern "C" {

const char *nvrtcGetErrorString(int32_t error) { return error == COMPILATION ? "NVRTC_ERROR_COMPILATION" : error == 0 ? "NVRTC_SUCCESS" : "NVRTC_ERROR"; }

int32_t nvrtcVersion(int32_t *major, int32_t *minor) {
    *major = 13;
    *minor = 0;
    return 0;
}

int32_t nvrtcCreateProgram(void **program, const char *source, const char *name, int32_t headers, const char **, const char **) {
    *program = new Program{source, name, "", ""};
    return headers;
}

int32_t nvrtcDestroyProgram(void **program) {
    delete static_cast<Program *>(*program);
    *program = nullptr;
    return 0;
}

int32_t nvrtcCompileProgram(void *program, int32_t count, const char **options) {
    Program *p = static_cast<Program *>(program);
    std::string architecture, contract = " -ffp-contract=fast";
    for (int32_t i = 0; i < count; i++) {
        const std::string option = options[i];
        if (option.rfind("--gpu-architecture=", 0) == 0) {
            architecture = option.substr(19);
        } else if (option == "--fmad=false") {
            contract = " -ffp-contract=off";
        }
    }
    char folder[] = "/tmp/reptorch-double-XXXXXX";
    if (!mkdtemp(folder)) {
        return OUT_OF_MEMORY;
    }
    const std::string at = std::string(folder) + "/";
    std::ofstream file(at + "kernel.cpp");
    file << "#include \"" DEVICE_H "\"\n#line 1 \"" << p->name << "\"\n" << p->source << "\nextern \"C\" const char architecture[] = \"" << architecture << "\";\n";
    const std::regex kernel("__global__ void (?:__launch_bounds__\\([^)]*\\) )?(\\w+)\\(");
    for (std::sregex_iterator found(p->source.begin(), p->source.end(), kernel), end; found != end; ++found) {
        const std::string name = (*found)[1];
        file << "extern \"C\" void launch_" << name << "(unsigned blocks, unsigned threads, void **parameters) { launch(&" << name << ", blocks, threads, parameters); }\n";
    }
    file.close();
    const char *compiler = std::getenv("CXX");
    const std::string command = std::string(compiler ? compiler : "c++") + " -std=c++17 -O2 -w -shared -fPIC" + contract + " -o " + at + "kernel.so " + at
                                + "kernel.cpp 2>" + at + "log";
    const int status = std::system(command.c_str());
    p->log = contents(at + "log");
    p->code = contents(at + "kernel.so");
    for (const char *name : {"kernel.cpp", "kernel.so", "log"}) {
        std::remove((at + name).c_str());
    }
    rmdir(folder);
    return status == 0 ? 0 : COMPILATION;
}

int32_t nvrtcGetProgramLogSize(void *program, size_t *bytes) {
    *bytes = static_cast<Program *>(program)->log.size() + 1;
    return 0;
}

int32_t nvrtcGetProgramLog(void *program, char *log) {
    std::strcpy(log, static_cast<Program *>(program)->log.c_str());
    return 0;
}

int32_t nvrtcGetCUBINSize(void *program, size_t *bytes) {
    *bytes = static_cast<Program *>(program)->code.size();
    return 0;
}

int32_t nvrtcGetCUBIN(void *program, char *cubin) {
    const std::string &code = static_cast<Program *>(program)->code;
    std::memcpy(cubin, code.data(), code.size());
    return 0;
}
}
