namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Something that is wrong with a rule or a provider although its file can be read.</summary>
/// <param name="Origin">Where it is written.</param>
/// <param name="Id">The id of the rule or the provider.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record RuleComplaint(RuleOrigin? Origin, string Id, string Message)
{
    /// <summary>The form that compilers print and editors understand.</summary>
    public override string ToString() => $"{Origin}: {Id}: {Message}";
}
