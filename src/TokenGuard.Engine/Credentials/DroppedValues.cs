using TokenGuard.Engine.Assignments;

namespace TokenGuard.Engine.Credentials;

/// <summary>Remembers which values are no credentials, and why. Belongs to one thread.</summary>
internal sealed class DroppedValues
{
    private const int LongestValue = 48;

    private readonly TextMemory<string> reasons = new(LongestValue);

    /// <summary>Why a value is none; null if that is not known.</summary>
    public string? ReasonOf(ReadOnlySpan<byte> value, bool isOwned, NameKind kind, AssignedForm form, PathTraits traits) =>
        reasons.TryGet(value, Condition(isOwned, kind, form, traits), out var reason) ? reason : null;

    /// <summary>Remembers a value that is none.</summary>
    public void Add(ReadOnlySpan<byte> value, bool isOwned, NameKind kind, AssignedForm form, PathTraits traits, string reason) =>
        reasons.Set(value, Condition(isOwned, kind, form, traits), reason);

    private static int Condition(bool isOwned, NameKind kind, AssignedForm form, PathTraits traits) =>
        (isOwned ? 1 : 0) | (traits.Kind << 1) | ((int)kind << 3) | ((int)form << 8);
}
