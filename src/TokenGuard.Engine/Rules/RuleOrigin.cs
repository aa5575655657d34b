namespace TokenGuard.Engine.Rules;

/// <summary>Where a rule or provider is written.</summary>
/// <param name="File">The file as its reader was told; for a rule of the build the file's name.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public sealed record RuleOrigin(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
