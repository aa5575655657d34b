namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Something that is wrong with a rule although its file can be read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record RuleComplaint(TokenRule Rule, string Message)
{
    /// <summary>The form that compilers print and editors understand.</summary>
    public override string ToString() => $"{Rule.Origin}: {Rule.Id}: {Message}";
}
