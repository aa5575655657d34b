namespace TokenGuard.Engine.Credentials;

/// <summary>What the path of a text says about the values in it.</summary>
/// <param name="IsCode">It is program text: what stands without quotes is code.</param>
/// <param name="IsTranslation">It holds what a page shows.</param>
internal readonly record struct PathTraits(bool IsCode, bool IsTranslation)
{
    /// <param name="path">With forward slashes; may be empty.</param>
    public static PathTraits Of(string path) => new(CodePath.IsCode(path), LocalePath.Is(path));
}
