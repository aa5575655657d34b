namespace TokenGuard.CodeFixes.Editing;

/// <summary>One way out of a finding.</summary>
/// <param name="Title">What it does, as IDEs offer it; never holds a secret.</param>
/// <param name="Key">The same for all remedies that "fix all" applies together.</param>
/// <param name="Edits">Ways to write it, the best first; the next ones serve where another remedy has taken the place.</param>
internal sealed record Remedy(string Title, string Key, params Edit[] Edits);
