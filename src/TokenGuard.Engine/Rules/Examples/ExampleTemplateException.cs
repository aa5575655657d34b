namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A template that cannot be filled, with the place in it.</summary>
public sealed class ExampleTemplateException(string message, int offset) : Exception(message)
{
    /// <summary>Offset of the cause in the template, in characters.</summary>
    public int Offset { get; } = offset;
}
