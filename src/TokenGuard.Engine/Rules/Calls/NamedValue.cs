namespace TokenGuard.Engine.Rules.Calls;

/// <summary>A value that is taken from an answer, and the name it gets.</summary>
/// <param name="Name">As reports and templates call it.</param>
/// <param name="Value">Where it stands, see <see cref="AnswerValue"/>.</param>
public sealed record NamedValue(string Name, string Value);
