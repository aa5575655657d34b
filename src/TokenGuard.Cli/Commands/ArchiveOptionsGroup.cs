using System.CommandLine;
using TokenGuard.Sources.Archives;

namespace TokenGuard.Cli.Commands;

/// <summary>What is opened to look into it, and how much of it is read.</summary>
internal sealed class ArchiveOptionsGroup
{
    private const long Megabyte = 1_000_000;

    private readonly Option<bool> noArchives = new("--no-archives") { Description = "Look into no archives, notebooks or HAR files: they are files like any other." };

    private readonly Option<bool> documents = new("--documents") { Description = "Also look into PDF, office and SQLite files." };

    private readonly Option<int?> depth = Limit("--archive-depth", "Archives to open inside each other. Default: 4.", "N");

    private readonly Option<int?> ratio = Limit("--archive-ratio", "Bytes to unpack of each byte of an archive. Default: 200.", "N");

    private readonly Option<int?> size = Limit("--archive-size", "Megabytes to unpack of one archive with all that lies in it. Default: 2000.", "MB");

    private readonly Option<int?> time = Limit("--archive-time", "Seconds that one archive may take. Default: 60.", "SECONDS");

    public void AddTo(Command command)
    {
        foreach (var limit in new[] { depth, ratio, size, time })
        {
            limit.RequireAtLeast(1);
        }

        foreach (var option in new Option[] { noArchives, documents, depth, ratio, size, time })
        {
            command.Add(option);
        }
    }

    public ArchiveOptions Of(ParseResult parsed)
    {
        var usual = ArchiveOptions.Default;
        return new ArchiveOptions
        {
            Enabled = !parsed.GetValue(noArchives),
            Documents = parsed.GetValue(documents),
            Depth = parsed.GetValue(depth) ?? usual.Depth,
            Ratio = parsed.GetValue(ratio) ?? usual.Ratio,
            UnpackedBytes = parsed.GetValue(size) * Megabyte ?? usual.UnpackedBytes,
            Time = parsed.GetValue(time) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Time,
        };
    }

    private static Option<int?> Limit(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
