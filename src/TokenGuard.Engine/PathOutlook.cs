using System.Buffers.Binary;
using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine;

/// <summary>What the path of a text will say about a finding in it, where none was known when the text was searched.</summary>
public sealed class PathOutlook
{
    private const byte Nothing = 0xFF;

    private readonly byte[] confidences;
    private readonly ushort[] questions;

    private PathOutlook(byte[] confidences, ushort[] questions)
    {
        this.confidences = confidences;
        this.questions = questions;
    }

    /// <summary>Which questions about the path concern the finding, by their numbers in its rule.</summary>
    internal IReadOnlyList<ushort> Questions => questions;

    /// <param name="confidences">How sure the finding is in each kind of file, by the number of the kind; null where it is none.</param>
    /// <param name="questions">Which questions about the path concern it.</param>
    internal static PathOutlook Of(IEnumerable<Confidence?> confidences, IEnumerable<int> questions) =>
        new([.. confidences.Select(confidence => confidence is { } sure ? (byte)sure : Nothing)], [.. questions.Select(number => checked((ushort)number))]);

    /// <summary>An outlook that was stored.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static PathOutlook FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PathTraits.Kinds || (bytes.Length - PathTraits.Kinds) % sizeof(ushort) != 0
            || Array.Exists(bytes[..PathTraits.Kinds].ToArray(), confidence => confidence is > (byte)Confidence.High and not Nothing))
        {
            throw new FormatException("it is no outlook");
        }

        var questions = new ushort[(bytes.Length - PathTraits.Kinds) / sizeof(ushort)];
        for (var i = 0; i < questions.Length; i++)
        {
            questions[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(PathTraits.Kinds + (i * sizeof(ushort)))..]);
        }

        return new PathOutlook(bytes[..PathTraits.Kinds].ToArray(), questions);
    }

    /// <summary>The outlook in a form to be stored.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[PathTraits.Kinds + (questions.Length * sizeof(ushort))];
        confidences.CopyTo(bytes, 0);
        for (var i = 0; i < questions.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(PathTraits.Kinds + (i * sizeof(ushort))), questions[i]);
        }

        return bytes;
    }

    /// <summary>How sure the finding is in a file of this kind; null if it is none there.</summary>
    internal Confidence? ConfidenceIn(PathTraits traits) => confidences[traits.Kind] is not Nothing and var confidence ? (Confidence)confidence : null;
}
