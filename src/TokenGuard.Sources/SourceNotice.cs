namespace TokenGuard.Sources;

/// <summary>Something the user should know about what the source covers.</summary>
/// <param name="Kind">What sort of limit it is.</param>
/// <param name="Where">The thing itself.</param>
/// <param name="Message">The whole notice in words.</param>
public sealed record SourceNotice(SourceNoticeKind Kind, Provenance Where, string Message)
{
    public override string ToString() => $"{Where}: {Message}";
}
