namespace TokenGuard.Engine.Credentials;

/// <summary>Remembers what names say. Belongs to one thread.</summary>
internal sealed class NameKinds
{
    private const int LongestName = 32;

    private readonly TextMemory<NameKind> kinds = new(LongestName);

    /// <summary>What <see cref="CredentialName.KindOf(ReadOnlySpan{byte})"/> says.</summary>
    public NameKind KindOf(ReadOnlySpan<byte> name)
    {
        if (!kinds.TryGet(name, 0, out var kind))
        {
            kinds.Set(name, 0, kind = CredentialName.KindOf(name));
        }

        return kind;
    }
}
