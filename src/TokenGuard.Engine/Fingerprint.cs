namespace TokenGuard.Engine;

/// <summary>
/// The identity of a secret: <c>tg1-…</c> over the value of a random secret, <c>tgp1-…</c> over the place of a value
/// that a person chose.
/// </summary>
public readonly record struct Fingerprint(string Value) : IComparable<Fingerprint>
{
    public int CompareTo(Fingerprint other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(Fingerprint left, Fingerprint right) => left.CompareTo(right) < 0;

    public static bool operator >(Fingerprint left, Fingerprint right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fingerprint left, Fingerprint right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fingerprint left, Fingerprint right) => left.CompareTo(right) >= 0;
}
