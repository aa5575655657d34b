using TokenGuard.Engine;
using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Scanning.Suppressions;
using TokenGuard.Sources;
using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Scans one root from its first byte to its settled findings.</summary>
internal sealed class RootScan(
    ScanRequest request, CompiledRules rules, RootConfiguration configuration, SuppressionSet suppressions, SecretTraces traces, ScanProgress progress,
    TimeProvider clock, ScanCache? cache)
{
    // So few are read by one more thread before that has the states of its searches together.
    private const int FewBlobs = 256;

    // A hook looks at a few files, for which a second thread and its scanner take longer to start than to save.
    private const int BlobsWorthAThread = 4;

    // What a history tells only afterwards: the paths of archives that could not be read, null for what is left out.
    private IReadOnlyDictionary<Provenance, string?> troubledPaths = new Dictionary<Provenance, string?>();

    // A scanner that has scanned is quicker than a new one.
    private readonly List<Scanner> spare = [];

    private readonly ArchiveWalk archives = new(request.Archives, clock)
    {
        IsExcluded = where => where.Path is { } path && configuration.IsExcluded(path),
        OnMember = progress.AddMember,
    };

    /// <summary>Fills the outcome, as far as it gets.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the outcome holds what was done.</exception>
    public void Run(OpenedRoot opened, RootOutcome outcome, CancellationToken cancellation)
    {
        var remembered = new RememberedFindings(opened, outcome);
        try
        {
            progress.Stage = "";
            progress.Expect(opened.Sources.All(source => source.TotalBlobs is not null) ? opened.Sources.Sum(source => source.TotalBlobs) : null);
            Workers.Run(opened.Sources, NewScanners(JobsFor(opened.Sources), outcome.Result, archives, cache, isReadOnce: opened.Kind == RootKind.StandardInput), cancellation);
            remembered.Add();
            if (opened.History is not null)
            {
                progress.Stage = "finding the first commits";
                troubledPaths = HistoryPlaces.Resolve(
                    opened, outcome.Result, rules, configuration.IsExcluded, [.. archives.Problems.Select(problem => problem.Where), .. archives.Notices.Select(notice => notice.Where)],
                    cancellation);
            }

            DropWhatWasThere(opened, outcome, cancellation);
            DropExcludedStages(outcome);
            Settle(opened, outcome);
            remembered.ReadShown(ids => Read(opened, ids, outcome, cancellation));
            AddCompanions(opened, outcome, cancellation);
            if (cache is not null && opened.History?.Remember() is { } memory)
            {
                cache.AddHistory(opened.HistoryName, memory);
            }
        }
        catch
        {
            remembered.Drop();
            DropExcludedStages(outcome);
            Settle(opened, outcome);
            throw;
        }
        finally
        {
            CollectTroubles(opened, outcome);
            outcome.Commits = opened.History?.Commits ?? 0;
            outcome.Archives += archives.Archives;
            outcome.Members += archives.Members;
            outcome.Root = outcome.Root with
            {
                Blobs = outcome.Result.Blobs,
                Bytes = outcome.Result.Bytes,
                Complete = outcome.Problems.Count == 0,
                Findings = outcome.Open.Select(settled => settled.Fingerprint).Distinct().Count(),
            };
        }
    }

    /// <summary>Reads remembered blobs of the history.</summary>
    private List<Sighting> Read(OpenedRoot opened, HashSet<ObjectId> ids, RootOutcome outcome, CancellationToken cancellation)
    {
        var again = new RootResult();
        var blobs = opened.Known.Holding.Where(known => ids.Contains(known.Id)).ToList();
        // What the checks said is not remembered.
        var remembered = request.Explain ? null : blobs.ToDictionary(known => known.Id.ToString(), known => known.Content);
        using var source = new GitBlobSource(opened.Repository!, [.. blobs.Select(known => known.Id)]);
        var jobs = Math.Clamp(ids.Count / FewBlobs, Math.Max(1, spare.Count), request.Jobs);
        Workers.Run([source], NewScanners(jobs, again, new ArchiveWalk(request.Archives, clock), null, remembered), cancellation);
        outcome.Problems.AddRange(source.Problems.Select(ToProblem));
        return again.Sightings;
    }

    /// <summary>Reads once more what may hold the companions that what was found asks for.</summary>
    private void AddCompanions(OpenedRoot opened, RootOutcome outcome, CancellationToken cancellation)
    {
        var kinds = CompanionKinds.WantedFarBy(outcome.Open.Select(settled => settled.Sighting));
        if (kinds.IsEmpty)
        {
            return;
        }

        var wanted = new Lazy<CompanionMarks>(() => rules.MarksOf(kinds.Contains));
        if (SourceOpener.OpenAgain(request, opened, IsPassedOver, IsKnown, cancellation) is not { } again)
        {
            return;
        }

        using (again)
        {
            if (again.Sources.All(source => source.TotalBlobs == 0))
            {
                return;
            }

            progress.Stage = "looking for what completes the findings";
            var result = new RootResult();
            var companions = CompiledRules.CompileCompanions(rules.Catalog, kinds.Contains);
            var walk = new ArchiveWalk(request.Archives, clock) { IsExcluded = archives.IsExcluded };
            var scanners = Enumerable.Range(0, JobsFor(again.Sources)).Select(_ => new BlobScanner(
                new Scanner(companions, Limits, explain: false), null, walk, _ => false, [], traces, new ScanProgress(), result, cache, kinds));
            Workers.Run(again.Sources, [.. scanners], cancellation);
            if (again.History is not null)
            {
                HistoryPlaces.Resolve(again, result, rules, configuration.IsExcluded, [], cancellation);
            }

            outcome.Result.Facts.AddRange(result.Facts);
        }

        bool IsPassedOver(string path) => configuration.IsExcluded(path)
            || (!path.EndsWith('/') && !outcome.Result.MarksOfFiles.GetValueOrDefault(path).MayHold(wanted.Value));

        bool IsKnown(ObjectId id)
        {
            if (cache?.Find(id)?.Content.Kinds.Include(kinds) == true)
            {
                return true;
            }

            if (cache?.WasKnown(id) == true || outcome.Result.MarksOfObjects.GetValueOrDefault(id).MayHold(wanted.Value))
            {
                return false;
            }

            cache?.AddCompanions(id, kinds, []);
            return true;
        }
    }

    private ScanLimits Limits => (request.DecodingDepth ?? configuration.Settings.DecodingDepth) is { } depth
        ? ScanLimits.Default with { DecodingDepth = depth }
        : ScanLimits.Default;

    private List<BlobScanner> NewScanners(
        int jobs, RootResult result, ArchiveWalk walk, ScanCache? scanCache, IReadOnlyDictionary<string, CachedContent>? remembered = null, bool isReadOnce = false)
    {
        var companions = isReadOnce ? CompiledRules.CompileCompanions(rules.Catalog, _ => true) : null;
        return [.. Enumerable.Range(0, jobs).Select(job => NewScanner(
            ScannerOf(job, result), companions is null ? null : new Scanner(companions, Limits, explain: false), walk, progress, result, scanCache, remembered))];
    }

    private Scanner ScannerOf(int job, RootResult result)
    {
        // What is read once more is none of the profile's business.
        if (request.Profile)
        {
            result.Profiles.Add(new ScanProfile(rules, clock.GetTimestamp));
            return new Scanner(rules, Limits, request.Explain, result.Profiles[^1]);
        }

        if (job == spare.Count)
        {
            spare.Add(new Scanner(rules, Limits, request.Explain));
        }

        return spare[job];
    }

    private int JobsFor(IReadOnlyList<IBlobSource> sources) =>
        (int)Math.Clamp((sources.Sum(source => source.TotalBlobs ?? (BlobsWorthAThread * request.Jobs)) + BlobsWorthAThread - 1) / BlobsWorthAThread, 1, request.Jobs);

    private BlobScanner NewScanner(
        Scanner scanner, Scanner? beside, ArchiveWalk walk, ScanProgress shown, RootResult result, ScanCache? scanCache,
        IReadOnlyDictionary<string, CachedContent>? remembered) =>
        new(scanner, beside, walk, id => rules.Catalog.Find(id) is not null, configuration.Settings.OtherMarkers, traces, shown, result, scanCache)
        {
            Remembered = remembered,
        };

    /// <summary>A change answers for what it adds: secrets of the replaced versions are no findings of it.</summary>
    private void DropWhatWasThere(OpenedRoot opened, RootOutcome outcome, CancellationToken cancellation)
    {
        if (opened.PreImages is null || outcome.Result.Sightings.Count == 0)
        {
            return;
        }

        var before = new RootResult();
        using var old = new GitBlobSource(opened.Repository!, opened.PreImages(cancellation));
        var oldArchives = new ArchiveWalk(request.Archives, clock);
        Workers.Run([old], NewScanners(JobsFor([old]), before, oldArchives, null), cancellation);
        var known = before.Sightings.Select(sighting => sighting.Finding.Secret).ToHashSet();
        outcome.Result.Sightings.RemoveAll(sighting => known.Contains(sighting.Finding.Secret));
        outcome.Problems.AddRange(old.Problems.Concat(oldArchives.Problems).Select(ToProblem));
    }

    /// <summary>Files and histories are left out by path before and with attribution; staged changes have their path at once.</summary>
    private void DropExcludedStages(RootOutcome outcome) => outcome.Result.Sightings.RemoveAll(sighting =>
        sighting.Occurrence.Place is { Kind: PlaceKind.Staged } place && configuration.IsExcluded(place.Path));

    private void CollectTroubles(OpenedRoot opened, RootOutcome outcome)
    {
        foreach (var source in opened.Sources)
        {
            outcome.Problems.AddRange(source.Problems.Select(ToProblem));
            AddNotices(source.Notices, outcome);
        }

        outcome.Problems.AddRange(archives.Problems.Where(problem => !IsLeftOut(problem.Where)).Select(ToProblem));
        AddNotices([.. archives.Notices.Where(notice => !IsLeftOut(notice.Where))], outcome);
        outcome.Notices.AddRange(ExpiredMarkers(outcome));
    }

    private bool IsLeftOut(Provenance where) => troubledPaths.TryGetValue(where, out var path) && path is null;

    private void AddNotices(IReadOnlyCollection<SourceNotice> notices, RootOutcome outcome)
    {
        foreach (var notice in notices)
        {
            if (notice.Kind == SourceNoticeKind.ShallowClone && request.RequireFullHistory)
            {
                outcome.Problems.Add(new Problem(notice.Where.Root, notice.Where.Path, notice.Message));
            }
            else
            {
                outcome.Notices.Add(new Notice(
                    notice.Kind == SourceNoticeKind.ShallowClone ? NoticeKind.ShallowClone : NoticeKind.Other,
                    notice.Message, notice.Where.Root, PathOf(notice.Where)));
            }
        }
    }

    private void Settle(OpenedRoot opened, RootOutcome outcome)
    {
        outcome.Open.Clear();
        outcome.Suppressed.Clear();
        foreach (var sighting in outcome.Result.Sightings)
        {
            var rule = sighting.Finding.Rule;
            if (sighting.Finding.Confidence < request.MinConfidence || rule.Severity < request.MinSeverity
                || configuration.Settings.DisabledRules.Contains(rule.Id, StringComparer.Ordinal))
            {
                continue;
            }

            var path = sighting.Occurrence.Place.Path;
            var settled = new RootOutcome.Settled(sighting, sighting.Finding.FingerprintBasis.At(opened.PathPrefix + path));
            if (suppressions.Find(settled.Fingerprint, rule.Id, configuration.PathPrefix + path) is var (suppression, origin))
            {
                outcome.Suppressed.Add(new(settled, origin, suppression.Reason, suppression.Owner, suppression.Until));
            }
            else if (AllowOf(sighting) is { } allow)
            {
                outcome.Suppressed.Add(new(settled, SuppressionOrigin.Inline, allow.Reason, null, allow.Until));
            }
            else
            {
                outcome.Open.Add(settled);
            }
        }
    }

    private InlineAllow? AllowOf(Sighting sighting) => MarkerOf(sighting) is { } allow && !suppressions.IsExpired(allow) ? allow : null;

    /// <summary>The comment that accepts a sighting, or did once.</summary>
    private InlineAllow? MarkerOf(Sighting sighting) =>
        !request.NoInlineAllow && !request.Untrusted && sighting.Allow is { } allow && (allow.RuleId is null || allow.RuleId == sighting.Finding.Rule.Id)
            ? allow
            : null;

    /// <summary>Says of each file once why its comment accepts nothing.</summary>
    private IEnumerable<Notice> ExpiredMarkers(RootOutcome outcome) => outcome.Open
        .Select(settled => (settled.Sighting.Occurrence.Place, MarkerOf(settled.Sighting)?.Until))
        .Where(expired => expired.Until is not null)
        .DistinctBy(expired => (expired.Place.Path, expired.Until))
        .Select(expired => SuppressionSet.NoticeOf(expired.Until!, expired.Place));

    private Problem ToProblem(SourceProblem problem) => new(problem.Where.Root, PathOf(problem.Where), problem.Reason);

    // What has no path yet has the id of its blob.
    private string? PathOf(Provenance where) =>
        where.Path ?? troubledPaths.GetValueOrDefault(where) ?? (where.Member is null ? where.BlobId : MemberName.Join(where.BlobId, where.Member));
}
