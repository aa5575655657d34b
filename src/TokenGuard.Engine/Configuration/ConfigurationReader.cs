using TokenGuard.Engine.Rules.Reading;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Configuration;

/// <summary>Reads <c>.tokenguard.toml</c> and baselines, which are the same kind of file.</summary>
public static class ConfigurationReader
{
    private const int DeepestDecoding = 20;

    private static readonly string[] OwnSections = ["provider", "review", "approval", "approver", "audit", "oauth_server"];

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="trusted">False for a file found in what is scanned: it may only leave out, accept, and tell the analyzers of code.</param>
    /// <exception cref="ConfigurationFileException">It is no configuration; all errors that could be found at once are in it.</exception>
    public static GuardConfiguration Read(string file, ReadOnlySpan<byte> bytes, bool trusted)
    {
        var document = Parse(file, bytes);
        var errors = new List<TomlError>();
        var root = new TomlTableReader(document.Root, "a configuration", document.Source, errors);
        var configuration = GuardConfiguration.Empty with
        {
            Suppressions = ReadSuppressions(root, file),
            Apis = ApiReader.ReadAll(root, "[[api]]", tenants: null),
            Sinks = SinkReader.ReadAll(root),
        };
        if (root.Table("scan") is { } scan)
        {
            configuration = configuration with
            {
                Exclude = ReadGlobs(scan),
                DisabledRules = Words(scan, "disable"),
                Baselines = Words(scan, "baselines"),
                OtherMarkers = Words(scan, "other_markers"),
            };
            scan.RefuseUnknown();
        }

        if (root.Table("limits") is { } limits)
        {
            configuration = configuration with { DecodingDepth = ReadLimits(limits, trusted) };
        }

        PassOver(root, trusted);
        root.RefuseUnknown();
        return errors.Count == 0
            ? configuration
            : throw new ConfigurationFileException([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }

    /// <summary>What the token API side reads for itself, and only where nobody else could have written it.</summary>
    private static void PassOver(TomlTableReader root, bool trusted)
    {
        foreach (var section in OwnSections)
        {
            if (root.Entry(section) is { } entry && !trusted)
            {
                root.Fail(entry.Index, $"'{section}' is only read from a configuration that is given by --config or is the user's own");
            }
        }
    }

    private static TomlDocument Parse(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TomlDocument.Parse(file, bytes);
        }
        catch (TomlException wrong)
        {
            throw new ConfigurationFileException([wrong.Error]);
        }
    }

    private static IReadOnlyList<string> Words(TomlTableReader table, string key) => [.. table.Texts(key).Select(text => text.Text)];

    private static IReadOnlyList<PathGlob> ReadGlobs(TomlTableReader table) =>
        [.. table.Texts("exclude").Where(text => IsNoException(table, text)).Select(text => Glob(table, text)).OfType<PathGlob>()];

    /// <summary>Taken for a name, an exception would leave out what is meant to be scanned.</summary>
    private static bool IsNoException(TomlTableReader table, TomlString text)
    {
        if (text.Text is not ['!', ..])
        {
            return true;
        }

        table.Fail(text.Index, $"'{text.Text}' is an exception, which 'exclude' does not know; name what is left out");
        return false;
    }

    private static PathGlob? Glob(TomlTableReader table, TomlString text)
    {
        try
        {
            return PathGlob.Parse(text.Text);
        }
        catch (FormatException wrong)
        {
            table.Fail(text.Index, wrong.Message);
            return null;
        }
    }

    private static int? ReadLimits(TomlTableReader table, bool trusted)
    {
        if (!trusted)
        {
            table.Fail("'limits' may stand only in a configuration that is given by --config or is the user's own");
        }

        var depth = table.Has("decoding_depth") ? table.Number("decoding_depth", 0, DeepestDecoding) : (int?)null;
        table.RefuseUnknown();
        return depth;
    }

    private static IReadOnlyList<Suppression> ReadSuppressions(TomlTableReader root, string file) =>
        [.. root.Tables("suppression", "[[suppression]]").Select(table => ReadSuppression(table, file)).OfType<Suppression>()];

    private static Suppression? ReadSuppression(TomlTableReader table, string file)
    {
        var fingerprint = table.Text("fingerprint");
        var rule = table.Text("rule");
        var path = table.Text("path");
        var reason = table.RequiredText("reason");
        var owner = table.Text("owner");
        var until = table.Date("until");
        table.RefuseUnknown();
        if (fingerprint is null && path is null)
        {
            table.Fail("a suppression needs a 'fingerprint' or a 'path'");
        }

        if (fingerprint is not null && !IsFingerprint(fingerprint.Text))
        {
            // The text itself is not repeated: somebody may have put the secret there.
            table.Fail(fingerprint.Index, "'fingerprint' must be as reports show it: tg1- or tgp1- and 26 characters");
        }

        return reason is null ? null : new Suppression
        {
            Fingerprint = fingerprint?.Text,
            RuleId = rule?.Text,
            Path = path is null ? null : Glob(table, path),
            Reason = reason.Text,
            Owner = owner?.Text,
            Until = until?.Text,
            Origin = file,
            Line = table.Line,
        };
    }

    private static bool IsFingerprint(string text)
    {
        var dash = text.IndexOf('-');
        return dash > 0 && text[..dash] is "tg1" or "tgp1"
            && text.Length == dash + 1 + 26
            && text.Skip(dash + 1).All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '7'));
    }
}
