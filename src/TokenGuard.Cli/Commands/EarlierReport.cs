using System.Text;
using System.Text.RegularExpressions;

namespace TokenGuard.Cli.Commands;

/// <summary>Knows a file that an earlier scan wrote, which a new report may take the place of, even in the scanned folder.</summary>
internal static partial class EarlierReport
{
    /// <summary>In bytes, from the beginning to the name of the tool, and from the outcome to the end.</summary>
    private const int LongestPart = 500;

    /// <summary>Lines at the end of a text, of which one tells the outcome.</summary>
    private const int LastLines = 3;

    /// <summary>True if the file is empty, begins as JSON and SARIF do, or ends as the text does.</summary>
    public static bool Is(string path)
    {
        try
        {
            // Pipes and devices have no length, and reading them would take something away.
            return new FileInfo(path) is not { Length: > 0 } || IsReport(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsReport(string path)
    {
        using var file = File.OpenRead(path);
        var head = Read(file);
        if (head.StartsWith('{'))
        {
            return NamedTool().IsMatch(head);
        }

        file.Position = Math.Max(0, file.Length - LongestPart);
        return Read(file).TrimEnd('\n').Split('\n').TakeLast(LastLines).Any(line => Outcome().IsMatch(line));
    }

    [GeneratedRegex("\"tool\": \\{[^}]*?\"name\": \"tokenguard\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedTool();

    [GeneratedRegex("^No secrets found|\\d secrets? in \\d[\\d,]* places?\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();

    private static string Read(FileStream file)
    {
        var bytes = new byte[LongestPart];
        return Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
