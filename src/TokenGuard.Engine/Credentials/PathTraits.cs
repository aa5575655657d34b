namespace TokenGuard.Engine.Credentials;

/// <summary>What the path of a text says about the values in it.</summary>
/// <param name="IsCode">It is program text: what stands without quotes is code.</param>
/// <param name="IsTranslation">It holds what a page shows.</param>
internal readonly record struct PathTraits(bool IsCode, bool IsTranslation)
{
    /// <summary>How many kinds of files there are.</summary>
    public const int Kinds = 4;

    /// <summary>The number of the kind, from 0, which is that of a file of which nothing is known.</summary>
    public int Kind => (IsCode ? 1 : 0) + (IsTranslation ? 2 : 0);

    /// <param name="path">With forward slashes; may be empty.</param>
    public static PathTraits Of(string path) => new(CodePath.IsCode(path), LocalePath.Is(path));

    /// <param name="kind">The number of a kind.</param>
    public static PathTraits OfKind(int kind) => new((kind & 1) != 0, (kind & 2) != 0);
}
