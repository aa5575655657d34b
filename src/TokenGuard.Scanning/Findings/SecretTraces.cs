using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Findings;

/// <summary>
/// Recognises pieces of the scan's secrets in free text: a commit subject, a file name, the line of another finding.
/// It keeps hashes of their pieces of twelve characters, plain and in base64, and no secret. What a token begins with by its
/// pattern is none of them: <c>access-production-</c> may be the name of a folder.
/// </summary>
/// <remarks>
/// The spans of a blob are masked where they stand in any case; this is the second net, for text that the engine
/// did not judge. Behind its bound new secrets are caught by the first net only.
/// </remarks>
public sealed class SecretTraces
{
    private const int PieceLength = 12;
    private const int LongestText = 4096;

    // Of a key in a file every sixth piece is enough: no more than five characters of it are seen at the edges of a part.
    private const int LongText = 512;
    private const int StrideOfLong = 6;
    private const char Shown = '…';

    // A password is short, and a commit that sets one may name it. Shorter ones would hide half of what people write.
    private const int ShortestPassword = 4;

    private readonly int capacity;
    private readonly HashSet<ulong> random = [];
    private readonly HashSet<ulong> chosen = [];
    private readonly HashSet<ulong>[] brief = [.. Enumerable.Range(0, PieceLength).Select(_ => new HashSet<ulong>())];
    // Whole texts, since a secret stands in many versions of a file.
    private readonly HashSet<(ulong Hash, int PublicPrefix, bool IsChosen, bool IsEncoded)> learned = [];
    private readonly Dictionary<string, FixedBeginning> beginnings = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public SecretTraces(int capacity = 4_000_000) => this.capacity = capacity;

    /// <summary>The text with every piece of a known secret replaced.</summary>
    public string Mask(string text)
    {
        lock (gate)
        {
            return MaskPieces(MaskPieces(text, random), chosen);
        }
    }

    /// <summary>
    /// The same for a path or another name that leads somewhere. A password may be the name of the file it stands in,
    /// and a report that hides where a secret is helps nobody, so only random secrets are replaced.
    /// </summary>
    public string MaskName(string name)
    {
        lock (gate)
        {
            return MaskPieces(name, random);
        }
    }

    /// <summary>
    /// The same for the subject of a commit, in which also secrets of fewer than twelve characters are replaced: where a commit
    /// sets a password its subject may tell it.
    /// </summary>
    public string MaskSubject(string subject)
    {
        lock (gate)
        {
            return MaskBrief(MaskPieces(MaskPieces(subject, random), chosen));
        }
    }

    /// <summary>Learns a secret as it stands in a blob.</summary>
    /// <param name="text">The text at the finding's span.</param>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="encoded">True if the text is an encoded form of the secret.</param>
    internal void Add(string text, TokenRule rule, bool encoded)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        var pieces = rule.Chosen ? chosen : random;
        lock (gate)
        {
            if (!learned.Add((Hash(text), rule.PublicPrefix, rule.Chosen, encoded)))
            {
                return;
            }

            if (text.Length is >= ShortestPassword and < PieceLength && brief[text.Length].Count < capacity)
            {
                brief[text.Length].Add(Hash(text));
            }

            AddPieces(pieces, text, encoded ? 0 : Math.Clamp(PublicLength(text, rule), 0, Math.Max(0, text.Length - PieceLength)));
            if (!encoded)
            {
                foreach (var form in Base64Forms(text))
                {
                    AddPieces(pieces, form, 0);
                }
            }
        }
    }

    private int PublicLength(string text, TokenRule rule)
    {
        if (rule.ReadsAssignments || rule.ReadsManifests)
        {
            return rule.PublicPrefix;
        }

        if (!beginnings.TryGetValue(rule.Pattern, out var beginning))
        {
            beginnings[rule.Pattern] = beginning = FixedBeginning.Of(rule.Pattern);
        }

        return Math.Max(rule.PublicPrefix, beginning.LengthIn(text));
    }

    private void AddPieces(HashSet<ulong> pieces, string text, int from)
    {
        var stride = text.Length > LongText ? StrideOfLong : 1;
        for (var i = from; i + PieceLength <= text.Length && random.Count + chosen.Count < capacity; i += stride)
        {
            pieces.Add(Hash(text.AsSpan(i, PieceLength)));
        }
    }

    private static string MaskPieces(string text, HashSet<ulong> pieces)
    {
        if (pieces.Count == 0)
        {
            return text;
        }

        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i + PieceLength <= text.Length; i++)
        {
            if (!pieces.Contains(Hash(text.AsSpan(i, PieceLength))))
            {
                continue;
            }

            masked ??= new StringBuilder(text.Length);
            if (i > copied || copied == 0)
            {
                masked.Append(text, copied, Math.Max(0, i - copied)).Append(Shown);
            }

            copied = i + PieceLength;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private string MaskBrief(string text)
    {
        for (var length = PieceLength - 1; length >= ShortestPassword; length--)
        {
            for (var i = 0; i + length <= text.Length && brief[length].Count > 0; i++)
            {
                if (brief[length].Contains(Hash(text.AsSpan(i, length))))
                {
                    text = string.Concat(text.AsSpan(0, i), [Shown], text.AsSpan(i + length));
                }
            }
        }

        return text;
    }

    // The text can stand at any of three offsets in what was encoded; characters that depend on its neighbours go.
    private static IEnumerable<string> Base64Forms(string text)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            byte[] bytes = [.. new byte[shift], .. Encoding.UTF8.GetBytes(text)];
            var first = shift == 0 ? 0 : shift + 1;
            var last = bytes.Length * 8 / 6;
            if (last <= first)
            {
                continue;
            }

            var form = Convert.ToBase64String(bytes)[first..last];
            yield return form;
            if (form.AsSpan().ContainsAny('+', '/'))
            {
                yield return form.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    // FNV-1a over 64 bits: the same in every run, and a collision only hides a little more.
    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        var hash = 14695981039346656037ul;
        foreach (var letter in piece)
        {
            hash = (hash ^ letter) * 1099511628211ul;
        }

        return hash;
    }
}
