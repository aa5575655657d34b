#if NET
using TokenGuard.Engine.Matching.Kernels;
#endif

namespace TokenGuard.Engine.Matching;

/// <summary>Makes the prefilter that suits the processor, or the one that is asked for.</summary>
internal static class PrefilterFactory
{
    /// <summary>The host's setting (<c>RuntimeHostConfigurationOption</c>) that names a <see cref="PrefilterKind"/>; for tests and measurements.</summary>
    public const string Setting = "TokenGuard.Prefilter";

    /// <summary>What the host's setting asks for.</summary>
    public static PrefilterKind Wanted { get; } =
        AppContext.GetData(Setting) is string name && Enum.TryParse<PrefilterKind>(name, out var kind) ? kind : PrefilterKind.Fastest;

    /// <param name="literals">In ASCII lower case, all different.</param>
    /// <param name="plan">How to look for them with vectors; not asked for otherwise.</param>
    /// <param name="kind">Which one.</param>
    /// <exception cref="PlatformNotSupportedException">The processor cannot do what is asked for.</exception>
    public static IPrefilter Create(IReadOnlyList<byte[]> literals, Func<FilterPlan> plan, PrefilterKind kind)
    {
#if NET
        return kind == PrefilterKind.AhoCorasick || literals.Count == 0
            ? new AhoCorasickPrefilter(literals)
            : new VectorPrefilter(literals, plan(), table => KernelOf(kind, table));
#else
        _ = plan;
        return kind is PrefilterKind.Fastest or PrefilterKind.AhoCorasick
            ? new AhoCorasickPrefilter(literals)
            : throw new PlatformNotSupportedException($"there is no {kind} in .NET Standard");
#endif
    }

#if NET
    /// <summary>Whether this processor can do it.</summary>
    public static bool IsSupported(PrefilterKind kind) => kind switch
    {
        PrefilterKind.Vector128 => Vector128Kernel.IsSupported,
        PrefilterKind.Avx2 => Avx2Kernel.IsSupported,
        _ => true,
    };

    private static CandidateKernel KernelOf(PrefilterKind kind, WindowTable table) => kind switch
    {
        _ when !IsSupported(kind) => throw new PlatformNotSupportedException($"this processor has no {kind}"),
        PrefilterKind.Scalar => new ScalarKernel(table),
        PrefilterKind.Vector128 => new Vector128Kernel(table),
        PrefilterKind.Avx2 => new Avx2Kernel(table),
        _ => KernelOf(Best, table),
    };

    private static PrefilterKind Best =>
        Avx2Kernel.IsSupported ? PrefilterKind.Avx2
        : Vector128Kernel.IsSupported ? PrefilterKind.Vector128
        : PrefilterKind.Scalar;
#endif
}
