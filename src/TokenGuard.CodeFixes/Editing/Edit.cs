using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>Changes of a file that belong together: all are made or none.</summary>
/// <param name="Changes">What becomes of which text; no two overlap.</param>
internal sealed record Edit(params TextChange[] Changes)
{
    /// <summary>Namespaces that the new text needs and the file does not import.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>The key that the new text reads from user secrets, which the project may have to be opened for.</summary>
    public string? UserSecret { get; init; }
}
