namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Something that an import does not take over, or takes over in another form.</summary>
/// <param name="Rule">The rule's id in the other tool; null for the file as a whole.</param>
/// <param name="Text">What, and why.</param>
/// <param name="IsLoss">False for what is only worth knowing.</param>
internal sealed record ImportNote(string? Rule, string Text, bool IsLoss = true)
{
    public override string ToString() => Rule is null ? Text : $"{Rule}: {Text}";
}
