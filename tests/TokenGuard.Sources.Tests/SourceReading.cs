using System.Text;

namespace TokenGuard.Sources.Tests;

/// <summary>Reads sources to their end.</summary>
internal static class SourceReading
{
    /// <summary>All blobs as "name=content", sorted, and each of them read by <see cref="Blob.Read"/>.</summary>
    public static string[] ReadAll(this IBlobSource source, Func<Blob, string>? name = null) =>
        [.. source.Each(blob => $"{name?.Invoke(blob) ?? blob.Provenance.Path}={blob.ReadText()}").Order(StringComparer.Ordinal)];

    /// <summary>The contents of all blobs, sorted.</summary>
    public static string[] ReadContents(this IBlobSource source) => source.ReadContents(areMessages: false);

    /// <summary>The messages of all commits and annotated tags, sorted.</summary>
    public static string[] ReadMessages(this IBlobSource source) => source.ReadContents(areMessages: true);

    /// <summary>What is told of each blob while it can be read.</summary>
    public static IEnumerable<T> Each<T>(this IBlobSource source, Func<Blob, T> tell)
    {
        while (source.NextBlob(CancellationToken.None) is { } blob)
        {
            using (blob)
            {
                yield return tell(blob);
            }
        }
    }

    public static string ReadText(this Blob blob)
    {
        var content = new MemoryStream();
        var buffer = new byte[1000];
        int count;
        while ((count = blob.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, count);
        }

        if (blob.TryGetContent(out var whole))
        {
            Assert.Equal(content.ToArray(), whole.ToArray());
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static string[] ReadContents(this IBlobSource source, bool areMessages) =>
        [.. source.Each(blob => (blob.Provenance.IsMessage, Text: blob.ReadText())).Where(blob => blob.IsMessage == areMessages).Select(blob => blob.Text).Order(StringComparer.Ordinal)];
}
