using TokenGuard.Scanning.Configuration;
using System.CommandLine;
using TokenGuard.Engine;
using TokenGuard.Scanning;

namespace TokenGuard.Cli.Commands;

/// <summary>What <c>scan</c> and <c>baseline</c> have in common: what is scanned, and how findings are judged.</summary>
internal sealed class ScanOptions
{
    public Argument<string[]> Paths { get; } = new("PATH|URL")
    {
        Description = "Folders, files, git repositories or URLs of repositories; '-' is standard input. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> Repos { get; } = new("--repos")
    {
        Description = "A file with one path or URL a line; results are shown for each.",
        HelpName = "FILE",
    };

    public Option<bool> History { get; } = new("--history") { Description = "Also scan everything that the git history holds." };

    public Option<string?> Range { get; } = new("--range")
    {
        Description = "Only what these commits added: A..B, or A...B for what B added since it left A (a pull request).",
        HelpName = "A..B",
    };

    public Option<string?> Since { get; } = new("--since")
    {
        Description = "Only what was added since this revision: the same as --range REV..HEAD.",
        HelpName = "REV",
    };

    public Option<bool> Staged { get; } = new("--staged") { Description = "Only what is staged for the next commit (for a pre-commit hook)." };

    public Option<bool> NoIgnore { get; } = new("--no-ignore") { Description = "All files, also those that git ignores." };

    public Option<bool> ForceExclude { get; } = new("--force-exclude")
    {
        Description = "Leave out what 'exclude' names also where it is given by name, as hooks do.",
    };

    public Option<bool> RequireFullHistory { get; } = new("--require-full-history")
    {
        Description = "Exit with 3 if a repository is a shallow clone, instead of warning.",
    };

    public Option<string?> Config { get; } = new("--config")
    {
        Description = "A configuration file to trust. Without it, .tokenguard.toml is searched upward from each path and may only leave out and accept.",
        HelpName = "FILE",
    };

    public Option<bool> Untrusted { get; } = new("--untrusted")
    {
        Description = "Ignore configuration, rules and inline allows that are found in what is scanned.",
    };

    public Option<bool> NoInlineAllow { get; } = new("--no-inline-allow") { Description = "Ignore tokenguard:allow comments." };

    public WordOption<Severity> MinSeverity { get; } = new("--min-severity", "Report findings of at least this severity.", Severity.Low);

    public WordOption<Confidence> MinConfidence { get; } = new("--min-confidence", "Report findings of at least this confidence.", Confidence.Medium);

    public Option<int?> Jobs { get; } = new("--jobs")
    {
        Description = "Threads to scan with, at most four for each processor. Default: one for each.",
        HelpName = "N",
    };

    public Option<int?> DecodingDepth { get; } = new("--decoding-depth")
    {
        Description = "Encodings (base64, hex, escapes) to see through inside each other. Default: 5.",
        HelpName = "N",
    };

    public ArchiveOptionsGroup Archives { get; } = new();

    public RuleOptions Rules { get; } = new();

    public void AddTo(Command command)
    {
        Paths.RefuseOptions();
        Jobs.RequireAtLeast(1);
        DecodingDepth.RequireAtLeast(0);
        command.Add(Paths);
        foreach (var option in new Option[]
        {
            Repos, History, Range, Since, Staged, NoIgnore, ForceExclude, RequireFullHistory, Config, Untrusted, NoInlineAllow,
            MinSeverity, MinConfidence, Jobs, DecodingDepth,
        })
        {
            command.Add(option);
        }

        Archives.AddTo(command);
        Rules.AddTo(command);
    }

    /// <summary>Turns what was typed into what is meant.</summary>
    /// <exception cref="UsageException">Options contradict each other, or a file cannot be read.</exception>
    public ScanRequest ToRequest(ParseResult parsed)
    {
        var paths = (parsed.GetValue(Paths) ?? []).ToList();
        if (parsed.GetValue(Repos) is { } list)
        {
            paths.AddRange(ReposFile.Read(list));
        }

        if (paths.Count(path => path == ScanRequest.StandardInput) > 1)
        {
            throw new UsageException("'-' was given more than once, and standard input can be read only once");
        }

        return new ScanRequest
        {
            Roots = paths.Count == 0 && parsed.GetValue(Repos) is null ? ["."] : paths,
            Mode = ModeOf(parsed),
            Range = RangeOf(parsed),
            NoIgnore = parsed.GetValue(NoIgnore),
            ForceExclude = parsed.GetValue(ForceExclude),
            RequireFullHistory = parsed.GetValue(RequireFullHistory),
            Configuration = parsed.GetValue(Config) is { } file ? new NamedConfiguration(file) : null,
            Untrusted = parsed.GetValue(Untrusted),
            NoInlineAllow = parsed.GetValue(NoInlineAllow),
            MinSeverity = MinSeverity.Of(parsed),
            MinConfidence = MinConfidence.Of(parsed),
            Jobs = Math.Min(parsed.GetValue(Jobs) ?? Environment.ProcessorCount, 4 * Environment.ProcessorCount),
            DecodingDepth = parsed.GetValue(DecodingDepth),
            Archives = Archives.Of(parsed),
        };
    }

    private ScanMode ModeOf(ParseResult parsed)
    {
        var chosen = new List<(string Option, ScanMode Mode)>();
        if (parsed.GetValue(Staged))
        {
            chosen.Add(("--staged", ScanMode.Staged));
        }

        if (parsed.GetValue(Range) is not null)
        {
            chosen.Add(("--range", ScanMode.Range));
        }

        if (parsed.GetValue(Since) is not null)
        {
            chosen.Add(("--since", ScanMode.Range));
        }

        if (parsed.GetValue(History) && chosen.All(entry => entry.Mode != ScanMode.Range))
        {
            chosen.Add(("--history", ScanMode.History));
        }

        return chosen.Count switch
        {
            0 => ScanMode.Files,
            1 => chosen[0].Mode,
            _ => throw new UsageException($"{chosen[0].Option} and {chosen[1].Option} cannot be combined: each says what to scan"),
        };
    }

    private string? RangeOf(ParseResult parsed) =>
        parsed.GetValue(Range) ?? (parsed.GetValue(Since) is { } since ? $"{since}..HEAD" : null);
}
