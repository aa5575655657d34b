namespace TokenGuard.Engine.Assignments;

/// <summary>A value and the name that a text gives it.</summary>
/// <param name="Name">The whole name, with what qualifies it: <c>config.DbPassword</c>.</param>
/// <param name="Value">The value without its quotes.</param>
/// <param name="Form">How the value is written.</param>
internal readonly record struct AssignedValue(ByteSpan Name, ByteSpan Value, AssignedForm Form);
