using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace TokenGuard.Sources.Tests.Archives;

/// <summary>Makes archives in memory.</summary>
internal static class ArchiveBuilding
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return output.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return output.ToArray();
    }

    /// <summary>Packs by a program of this machine; null where it has none.</summary>
    public static byte[]? PackWith(string program, byte[] content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["content"], content);
        var found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(path => File.Exists(Path.Join(path, program)));
        if (!found)
        {
            return null;
        }

        folder.Shell($"{program} -c content > packed");
        return File.ReadAllBytes(folder["packed"]);
    }

    /// <summary>Bytes that no compression makes smaller; the same each time.</summary>
    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
