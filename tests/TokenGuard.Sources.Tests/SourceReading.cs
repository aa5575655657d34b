using System.Text;

namespace TokenGuard.Sources.Tests;

/// <summary>Reads sources to their end.</summary>
internal static class SourceReading
{
    /// <summary>All blobs as "name=content", sorted, and each of them read by <see cref="Blob.Read"/>.</summary>
    public static string[] ReadAll(this IBlobSource source, Func<Blob, string>? name = null)
    {
        var all = new List<string>();
        while (source.NextBlob(CancellationToken.None) is { } blob)
        {
            using (blob)
            {
                all.Add($"{name?.Invoke(blob) ?? blob.Provenance.Path}={blob.ReadText()}");
            }
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }

    /// <summary>The contents of all blobs, sorted.</summary>
    public static string[] ReadContents(this IBlobSource source) => [.. source.ReadAll(_ => "").Select(text => text[1..])];

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
}
