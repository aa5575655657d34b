using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// Java keystores (JKS, JCEKS) and PKCS #12 files: a text with a line for each private key in them, which names the key by
/// the digest of its encrypted form. Formats: the JDK's sun.security.provider.JavaKeyStore; RFC 7292, section 4.2.
/// </summary>
internal sealed class KeystoreFormat : IArchiveFormat
{
    private const uint JksMagic = 0xFEEDFEED;
    private const uint JceksMagic = 0xCECECECE;
    private const int LargestStore = 4 << 20;
    private const int DigestedBytes = 256;

    /// <summary>The object identifier of a bag with an encrypted private key: 1.2.840.113549.1.12.10.1.2.</summary>
    private static readonly byte[] KeyBag = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02];

    public bool IsDocument => false;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => IsJava(head) || IsPkcs12(head);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var file = input.OpenSeekable();
        if (file.Length > LargestStore)
        {
            throw new OtherFormatException();
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        var keys = IsJava(content) ? JavaKeys(content) : BaggedKeys(content);
        yield return new ArchiveMember("keys", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', keys)), writable: false));
    }

    private static bool IsJava(ReadOnlySpan<byte> head) => head.Length >= 12
        && BinaryPrimitives.ReadUInt32BigEndian(head) is JksMagic or JceksMagic && BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is 1 or 2;

    // A sequence that begins with version 3 and goes on with a sequence, which begins with the identifier of data.
    private static bool IsPkcs12(ReadOnlySpan<byte> head)
    {
        if (head.Length < 32 || head[0] != 0x30)
        {
            return false;
        }

        var at = head[1] > 0x80 ? 2 + (head[1] & 0x7F) : 2;
        return at + 4 <= head.Length && head[at..].StartsWith((ReadOnlySpan<byte>)[0x02, 0x01, 0x03, 0x30])
            && head[at..Math.Min(head.Length, at + 32)].IndexOf((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]) >= 0;
    }

    private static IEnumerable<string> JavaKeys(byte[] store)
    {
        var at = 12;
        for (var left = BinaryPrimitives.ReadUInt32BigEndian(store.AsSpan(8)); left > 0; left--)
        {
            var kind = Number(store, ref at);
            var alias = Encoding.UTF8.GetString(Take(store, ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(store, ref at, 2))));
            Take(store, ref at, 8);
            if (kind == 1)
            {
                yield return Line(alias, Take(store, ref at, Number(store, ref at)));
                for (var certificates = Number(store, ref at); certificates > 0; certificates--)
                {
                    SkipCertificate(store, ref at);
                }
            }
            else if (kind == 2)
            {
                SkipCertificate(store, ref at);
            }
            else
            {
                // A secret key is a Java object, whose length nobody tells.
                yield return Line(alias, store.AsSpan(at, Math.Min(DigestedBytes, store.Length - at)));
                yield break;
            }
        }
    }

    private static IEnumerable<string> BaggedKeys(byte[] store)
    {
        for (var at = store.AsSpan().IndexOf(KeyBag); at >= 0;)
        {
            at += KeyBag.Length;
            yield return Line("", store.AsSpan(at, Math.Min(DigestedBytes, store.Length - at)));
            var next = store.AsSpan(at).IndexOf(KeyBag);
            at = next < 0 ? -1 : at + next;
        }
    }

    private static string Line(string alias, ReadOnlySpan<byte> encrypted) =>
        $"keystore private key {Convert.ToHexStringLower(SHA256.HashData(encrypted))} {alias}";

    private static void SkipCertificate(byte[] store, ref int at)
    {
        Take(store, ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(store, ref at, 2)));
        Take(store, ref at, Number(store, ref at));
    }

    private static long Number(byte[] store, ref int at) => BinaryPrimitives.ReadUInt32BigEndian(Take(store, ref at, 4));

    private static ReadOnlySpan<byte> Take(byte[] store, ref int at, long count)
    {
        if (count > store.Length - at)
        {
            throw new EndOfStreamException("an entry is longer than the file");
        }

        var taken = store.AsSpan(at, (int)count);
        at += (int)count;
        return taken;
    }
}
