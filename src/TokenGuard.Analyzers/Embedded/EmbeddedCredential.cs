namespace TokenGuard.Analyzers.Embedded;

/// <summary>A credential inside a longer text.</summary>
/// <param name="Start">Where its value starts in the text.</param>
/// <param name="Value">The value.</param>
/// <param name="Mark">What stands before it and tells it: a key such as <c>Password</c>, or the mark of a URL.</param>
/// <param name="RuleId">The scanner's rule for such a credential, under which it is accepted or switched off.</param>
/// <param name="Name">What it is, where the rule's name would say another thing; null where that is right.</param>
internal readonly record struct EmbeddedCredential(int Start, string Value, string Mark, string RuleId, string? Name = null);
