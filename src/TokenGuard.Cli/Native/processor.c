// Runs before the .NET runtime, which would end the program on an older processor without saying what to do instead.
#include <stdio.h>
#include <unistd.h>

__attribute__((constructor)) static void require_x86_64_v3(void)
{
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma"))
    {
        return;
    }

    fputs("tokenguard: this build needs a processor with AVX2, BMI and FMA (x86-64-v3). On this one runs the portable "
          "package, tokenguard.any, with a .NET 10 runtime.\n", stderr);
    _exit(3);
}
