using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;
using TokenGuard.Scanning.Reports;
using TokenGuard.Scanning.Rules;
using TokenGuard.Scanning.Suppressions;
using TokenGuard.Sources;

namespace TokenGuard.Scanning;

/// <summary>
/// The whole program in one place: for each root its configuration, rules and sources; its blobs through the engine;
/// the places of what was found; what is accepted; one finding per secret over all roots, with its companions.
/// </summary>
/// <param name="request">What to scan.</param>
/// <param name="ruleFiles">Rule files that the user named.</param>
/// <param name="tool">Version and address of the tool, for reports.</param>
/// <param name="clock">Tells the day that suppressions are held against.</param>
/// <param name="standardInput">Opens standard input, if it is scanned.</param>
public sealed class ScanPipeline(
    ScanRequest request, IReadOnlyList<string> ruleFiles, ToolInfo tool, TimeProvider clock, Func<Stream> standardInput)
{
    private readonly SecretTraces traces = new();
    private readonly ConfigurationLoader configurations = new(request);
    private readonly Dictionary<string, ScanCache> caches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledRules> compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SuppressionSet> accepted = new(StringComparer.Ordinal);

    /// <summary>How far the scan is.</summary>
    public ScanProgress Progress { get; } = new();

    /// <summary>Scans. A root that cannot be read is a problem in the report; so is an interruption.</summary>
    /// <exception cref="ConfigurationException">A configuration file is wrong.</exception>
    /// <exception cref="RuleFileException">A rule file is wrong.</exception>
    /// <exception cref="RuleException">A rule that is asked for does not exist.</exception>
    public ScanReport Run(CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        var outcomes = new List<RootOutcome>();
        var interrupted = false;
        try
        {
            foreach (var root in request.Roots)
            {
                ScanRoot(root, outcomes, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        foreach (var cache in caches.Values)
        {
            cache.Save();
        }

        return Assemble(outcomes, started, interrupted).Mask(traces);
    }

    private void ScanRoot(string root, List<RootOutcome> outcomes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (configuration, suppressions) = ConfigurationOf(root);
        // Beside what has to be opened, which for staged changes is a second program.
        var loading = Task.Run(() => RulesOf(configuration), CancellationToken.None);
        var outcome = new RootOutcome { Root = new ScannedRoot { Root = root, Kind = RootKind.Folder } };
        outcomes.Add(outcome);
        try
        {
            Progress.Stage = "opening";
            var cache = request.CacheFile is null ? null : CacheOf(request.CacheFile, loading.GetAwaiter().GetResult(), configuration);
            using var opened = new SourceOpener(request, standardInput, cache).Open(root, configuration.IsExcluded, cancellation);
            outcome.Root = new ScannedRoot { Root = opened.Root, Kind = opened.Kind, FullPath = opened.FullPath };
            var rules = loading.GetAwaiter().GetResult();
            NoteConfiguration(configuration, rules.Catalog, outcome);
            new RootScan(request, rules, configuration, suppressions, traces, Progress, clock, cache).Run(opened, outcome, cancellation);
        }
        catch (SourceException failure)
        {
            outcome.Problems.Add(new Problem(root, null, failure.Message));
            outcome.Root = outcome.Root with { Complete = false };
        }
        finally
        {
            // Rules that are wrong go before a root that cannot be opened.
            loading.GetAwaiter().GetResult();
        }
    }

    /// <summary>The cache of a root's rules and options.</summary>
    private ScanCache CacheOf(string file, CompiledRules rules, RootConfiguration configuration)
    {
        // Of what is explained nothing is remembered, so a scan that explains has a cache of its own.
        var options = string.Join('\n', [
            $"{tool.Version} {request.DecodingDepth ?? configuration.Settings.DecodingDepth} {request.Explain} {request.Archives}",
            .. configuration.Settings.OtherMarkers]);
        var key = $"{rules.Catalog.Hash}\n{options}";
        if (!caches.TryGetValue(key, out var cache))
        {
            caches[key] = cache = ScanCache.Open(file, rules.Catalog, options);
        }

        return cache;
    }

    private (RootConfiguration Configuration, SuppressionSet Suppressions) ConfigurationOf(string root)
    {
        var configuration = configurations.Load(SourceOpener.ConfigurationFolder(root));

        var key = string.Join('\0', [configuration.File ?? "", .. configuration.Baselines]);
        if (!accepted.TryGetValue(key, out var known))
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            accepted[key] = known = new SuppressionSet(configuration.Suppressions, today);
        }

        known.IsWhole |= !configuration.IsPart;
        return (configuration, known);
    }

    private CompiledRules RulesOf(RootConfiguration configuration)
    {
        // A file that is named as well is trusted, and read once.
        var named = ruleFiles.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var beside = configuration.RuleFiles.Select(Path.GetFullPath).Where(named.Add).ToList();
        var nearest = configuration.NearestRuleFiles.Where(named.Add);
        List<string> trusted = [.. ruleFiles.Distinct(StringComparer.Ordinal), .. configuration.IsDiscovered ? [] : beside];
        List<string> discovered = [.. configuration.IsDiscovered ? beside : [], .. nearest];
        var key = string.Join('\0', [.. trusted, "", .. discovered]);
        if (!compiled.TryGetValue(key, out var rules))
        {
            var catalog = RuleLoader.Load(trusted, discovered);
            compiled[key] = rules = CompiledRules.Compile(request.OnlyRules.Count == 0 ? catalog : catalog.Only(request.OnlyRules));
        }

        return rules;
    }

    private void NoteConfiguration(RootConfiguration configuration, RuleCatalog catalog, RootOutcome outcome)
    {
        if (configuration is { IsDiscovered: true, File: { } file })
        {
            outcome.Notices.Add(new Notice(NoticeKind.DiscoveredConfiguration, $"{file} is in use; --untrusted ignores it", outcome.Root.Root));
        }

        foreach (var glob in configuration.Settings.Exclude)
        {
            outcome.Notices.Add(new Notice(NoticeKind.SkippedByConfiguration, $"'{glob.Text}' is left out by {configuration.File}", outcome.Root.Root));
        }

        foreach (var rule in configuration.Settings.DisabledRules)
        {
            // Of a part of the rules it cannot be told, and the analyzers' diagnostics are switched off there too.
            var isKnown = request.OnlyRules.Count > 0 || catalog.Find(rule) is not null || rule.StartsWith("TG", StringComparison.Ordinal);
            outcome.Notices.Add(isKnown
                ? new Notice(NoticeKind.SkippedByConfiguration, $"rule {rule} is switched off by {configuration.File}", outcome.Root.Root)
                : new Notice(NoticeKind.Other, $"there is no rule '{rule}', which {configuration.File} switches off{Suggestion(rule, catalog)}", outcome.Root.Root));
        }
    }

    private static string Suggestion(string rule, RuleCatalog catalog) =>
        NearestName.Question(rule, catalog.Rules.Select(known => known.Id));

    private ScanReport Assemble(List<RootOutcome> outcomes, DateTimeOffset started, bool interrupted)
    {
        var collector = new FindingCollector();
        var companions = new CompanionIndex();
        foreach (var outcome in outcomes)
        {
            outcome.Open.ForEach(settled => collector.Add(settled.Sighting.Finding, settled.Fingerprint, settled.Sighting.Occurrence));
            outcome.Result.Facts.ForEach(entry => companions.Add(entry.Place, entry.Facts));
        }

        var findings = companions.Complete(collector.Build());
        var problems = outcomes.SelectMany(outcome => outcome.Problems).ToList();
        if (interrupted)
        {
            problems.Add(new Problem(outcomes.LastOrDefault()?.Root.Root ?? request.Roots[0], null, "interrupted: the rest was not scanned"));
        }

        return new ScanReport
        {
            ToolVersion = tool.Version,
            ToolUri = tool.Uri,
            RuleSetHash = HashOfRules(),
            Started = started,
            Ended = clock.GetUtcNow(),
            ExitCode = ScanExit.CodeFor(request.FailOn, findings, problems.Count == 0, interrupted),
            Roots = [.. outcomes.Select(outcome => outcome.Root)],
            Findings = findings,
            Suppressed = AcceptedFindings.Merge(outcomes.SelectMany(outcome => outcome.Suppressed)),
            Problems = problems,
            Notices = [.. outcomes.SelectMany(outcome => outcome.Notices), .. NoticesOfAll(collector, companions, interrupted)],
            LimitsHit = [.. outcomes.SelectMany(outcome => outcome.Result.Limits)],
            Explanations = [.. outcomes.SelectMany(outcome => Explanation.InOrder(outcome.Result.Explanations))],
            Statistics = new ScanStatistics
            {
                Blobs = outcomes.Sum(outcome => outcome.Result.Blobs),
                Bytes = outcomes.Sum(outcome => outcome.Result.Bytes),
                Commits = outcomes.Sum(outcome => outcome.Commits),
                Archives = outcomes.Sum(outcome => outcome.Archives),
                Members = outcomes.Sum(outcome => outcome.Members),
                RuleHits = outcomes.SelectMany(outcome => outcome.Result.Sightings)
                    .GroupBy(sighting => sighting.Finding.Rule.Id, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal),
                Rules = ProfileSum.Of(outcomes.SelectMany(outcome => outcome.Result.Profiles), clock),
            },
        };
    }

    private string HashOfRules() => string.Join('+', compiled.Values.Select(rules => rules.Catalog.Hash).Order(StringComparer.Ordinal));

    private IEnumerable<Notice> NoticesOfAll(FindingCollector collector, CompanionIndex companions, bool interrupted)
    {
        var everything = !interrupted && request.OnlyRules.Count == 0 && request.Mode is (ScanMode.Files or ScanMode.History);
        foreach (var notice in accepted.Values.SelectMany(entry => entry.Notices(everything)))
        {
            yield return notice;
        }

        foreach (var trouble in caches.Values.Select(cache => cache.Trouble).OfType<string>())
        {
            yield return new Notice(NoticeKind.Other, trouble);
        }

        if (companions.Dropped > 0)
        {
            yield return new Notice(NoticeKind.CompanionsDropped, $"{companions.Dropped} companion values were dropped because there were too many");
        }

        if (collector.Dropped > 0)
        {
            yield return new Notice(NoticeKind.Other, $"{collector.Dropped} further findings are not listed because there were too many");
        }
    }
}
