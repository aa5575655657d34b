using TokenGuard.Engine;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Scanning.Suppressions;
using TokenGuard.Sources;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Scans one root from its first byte to its settled findings.</summary>
internal sealed class RootScan(
    ScanRequest request, CompiledRules rules, RootConfiguration configuration, SuppressionSet suppressions, SecretTraces traces, ScanProgress progress)
{
    /// <summary>Fills the outcome, as far as it gets.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the outcome holds what was done.</exception>
    public void Run(OpenedRoot opened, RootOutcome outcome, CancellationToken cancellation)
    {
        try
        {
            progress.Stage = "";
            progress.Expect(opened.Sources.All(source => source.TotalBlobs is not null) ? opened.Sources.Sum(source => source.TotalBlobs) : null);
            Workers.Run(opened.Sources, NewScanners(outcome.Result), cancellation);
            if (opened.History is not null)
            {
                progress.Stage = "finding the first commits";
                HistoryPlaces.Resolve(opened, outcome.Result, configuration.IsExcluded, cancellation);
            }

            DropWhatWasThere(opened, outcome, cancellation);
        }
        finally
        {
            DropExcludedStages(outcome);
            CollectTroubles(opened, outcome);
            Settle(outcome);
            outcome.Root = outcome.Root with
            {
                Blobs = outcome.Result.Blobs,
                Bytes = outcome.Result.Bytes,
                Complete = outcome.Problems.Count == 0,
                Findings = outcome.Open.Select(settled => settled.Fingerprint).Distinct().Count(),
            };
        }
    }

    private List<BlobScanner> NewScanners(RootResult result)
    {
        var limits = ScanLimits.Default;
        if ((request.DecodingDepth ?? configuration.Settings.DecodingDepth) is { } depth)
        {
            limits = limits with { DecodingDepth = depth };
        }

        return [.. Enumerable.Range(0, request.Jobs).Select(_ =>
            new BlobScanner(new Scanner(rules, limits, request.Explain), id => rules.Catalog.Find(id) is not null, configuration.Settings.OtherMarkers, traces, progress, result))];
    }

    /// <summary>A change answers for what it adds: secrets of the replaced versions are no findings of it.</summary>
    private void DropWhatWasThere(OpenedRoot opened, RootOutcome outcome, CancellationToken cancellation)
    {
        if (opened.PreImages is null || outcome.Result.Sightings.Count == 0)
        {
            return;
        }

        var before = new RootResult();
        using var old = new GitBlobSource(opened.Repository!, opened.PreImages(cancellation));
        Workers.Run([old], NewScanners(before), cancellation);
        var known = before.Sightings.Select(sighting => sighting.Finding.Secret).ToHashSet();
        outcome.Result.Sightings.RemoveAll(sighting => known.Contains(sighting.Finding.Secret));
        outcome.Problems.AddRange(old.Problems.Select(ToProblem));
    }

    /// <summary>Files and histories are left out by path before and with attribution; staged changes have their path at once.</summary>
    private void DropExcludedStages(RootOutcome outcome) => outcome.Result.Sightings.RemoveAll(sighting =>
        sighting.Occurrence.Place is { Kind: PlaceKind.Staged } place && configuration.IsExcluded(place.Path));

    private void CollectTroubles(OpenedRoot opened, RootOutcome outcome)
    {
        foreach (var source in opened.Sources)
        {
            outcome.Problems.AddRange(source.Problems.Select(ToProblem));
            foreach (var notice in source.Notices)
            {
                if (notice.Kind == SourceNoticeKind.ShallowClone && request.RequireFullHistory)
                {
                    outcome.Problems.Add(new Problem(notice.Where.Root, notice.Where.Path, notice.Message));
                }
                else
                {
                    outcome.Notices.Add(new Notice(
                        notice.Kind == SourceNoticeKind.ShallowClone ? NoticeKind.ShallowClone : NoticeKind.Other,
                        notice.Message, notice.Where.Root, notice.Where.Path));
                }
            }
        }
    }

    private void Settle(RootOutcome outcome)
    {
        foreach (var sighting in outcome.Result.Sightings)
        {
            var rule = sighting.Finding.Rule;
            if (sighting.Finding.Confidence < request.MinConfidence || rule.Severity < request.MinSeverity
                || configuration.Settings.DisabledRules.Contains(rule.Id, StringComparer.Ordinal))
            {
                continue;
            }

            var path = sighting.Occurrence.Place.Path;
            var settled = new RootOutcome.Settled(sighting, sighting.Finding.FingerprintBasis.At(path));
            if (suppressions.Find(settled.Fingerprint, rule.Id, path) is var (suppression, origin))
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

    private InlineAllow? AllowOf(Sighting sighting) =>
        !request.NoInlineAllow && !request.Untrusted
        && sighting.Allow is { } allow
        && (allow.RuleId is null || allow.RuleId == sighting.Finding.Rule.Id)
        && !suppressions.IsExpired(allow)
            ? allow
            : null;

    private static Problem ToProblem(SourceProblem problem) => new(problem.Where.Root, problem.Where.Path ?? problem.Where.BlobId, problem.Reason);
}
