using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>A rule of another tool as ours, ready to be written.</summary>
/// <param name="ForeignId">Its id in the other tool.</param>
/// <param name="Rule">What it says.</param>
/// <param name="Notes">What of it is not taken over.</param>
internal sealed record ImportedRule(string ForeignId, TokenRule Rule, IReadOnlyList<ImportNote> Notes);
