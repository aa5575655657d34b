namespace TokenGuard.Engine.Credentials;

/// <summary>Remembers what names say: in one repository the same ones are met over and over. Belongs to one thread.</summary>
internal sealed class NameKinds
{
    // A power of two; a name takes the place of another one with the same slot.
    private const int Slots = 1024;
    private const int LongestName = 32;

    private readonly byte[] names = new byte[Slots * LongestName];
    private readonly byte[] lengths = new byte[Slots];
    private readonly NameKind[] kinds = new NameKind[Slots];

    /// <summary>What <see cref="CredentialName.KindOf(ReadOnlySpan{byte})"/> says.</summary>
    public NameKind KindOf(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return CredentialName.KindOf(name);
        }

        var slot = SlotOf(name);
        var known = names.AsSpan(slot * LongestName, LongestName);
        if (lengths[slot] != name.Length || !name.SequenceEqual(known[..name.Length]))
        {
            (lengths[slot], kinds[slot]) = ((byte)name.Length, CredentialName.KindOf(name));
            name.CopyTo(known);
        }

        return kinds[slot];
    }

    private static int SlotOf(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        foreach (var value in name)
        {
            hash = (hash ^ value) * 0x01000193;
        }

        return (int)((hash ^ (hash >> 15)) % Slots);
    }
}
