/*
 * What Java calls of NVRTC, NVIDIA's compiler for CUDA C++ as a library, libnvrtc.so: as its public documentation declares it; read by jextract, implemented by
 * nobody here. It needs no driver. A function returns 0, or what nvrtcGetErrorString has words for.
 */
#ifndef CUDA_COMPILER_H
#define CUDA_COMPILER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

const char *nvrtcGetErrorString(int32_t error);
int32_t nvrtcVersion(int32_t *major, int32_t *minor);

int32_t nvrtcCreateProgram(void **program, const char *source, const char *name, int32_t headers, const char **contents, const char **names);
int32_t nvrtcCompileProgram(void *program, int32_t count, const char **options);
int32_t nvrtcDestroyProgram(void **program);

/* What the compiler said; the size counts the zero at the end. */
int32_t nvrtcGetProgramLogSize(void *program, size_t *bytes);
int32_t nvrtcGetProgramLog(void *program, char *log);

/* Code for the one architecture that the options name. */
int32_t nvrtcGetCUBINSize(void *program, size_t *bytes);
int32_t nvrtcGetCUBIN(void *program, char *cubin);

#ifdef __cplusplus
}
#endif

#endif
