namespace TokenGuard.Engine.Matching;

/// <summary>The ways to look for anchors; all find the same.</summary>
internal enum PrefilterKind
{
    /// <summary>The fastest that this processor has.</summary>
    Fastest,
    AhoCorasick,
    Scalar,

    /// <summary>SSSE3 or AdvSimd.</summary>
    Vector128,
    Avx2,
}
