using System.CommandLine;
using TokenGuard.Engine;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary><c>revoke</c>: shows what it will do, wants a yes, takes tokens out of service and proves that they are dead.</summary>
internal sealed class RevokeCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ApiOptionsGroup api = new();
    private readonly RuleOptions rules = new();
    private readonly SourceOption source = new();
    private readonly OAuthServerOption oauthServer = new();

    private readonly Argument<string?> report = new("REPORT")
    {
        Description = "A report of scan or verify (JSON or SARIF).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string[]> fingerprints = new("FINGERPRINT")
    {
        Description = "Findings by their id or its beginning. Default: all of the report.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would be done, and do nothing." };

    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do it without asking." };

    private readonly Option<bool> deactivateOnly = new("--deactivate-only") { Description = "Stop after what the provider can undo." };

    private readonly Option<bool> useLeaked = new("--use-leaked")
    {
        Description = "Use the leaked token itself where its provider asks for an owner's credential and there is none.",
    };

    private readonly Option<string?> propose = new("--propose") { Description = "Write what would be done as a plan for others to approve.", HelpName = "FILE" };

    private readonly Option<string?> approve = new("--approve") { Description = "Sign a plan that somebody else proposed.", HelpName = "FILE" };

    private readonly Option<string?> plan = new("--plan") { Description = "Run a plan that was approved.", HelpName = "FILE" };

    public RevokeCommand(StandardStreams streams, TimeProvider clock)
        : base("revoke", "Take leaked tokens out of service and prove that they are dead.")
    {
        this.streams = streams;
        this.clock = clock;
        report.RefuseOptions();
        fingerprints.RefuseOptions();
        Add(report);
        Add(fingerprints);
        foreach (var option in new Option[] { source, oauthServer, dryRun, yes, deactivateOnly, useLeaked, propose, approve, plan })
        {
            Add(option);
        }

        rules.AddTo(this);
        api.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        RefuseContradictions(parsed);
        using var session = api.Open(parsed, clock);
        var plans = new PlanFiles(session, rules.Load(parsed), streams, clock);
        if (parsed.GetValue(approve) is { } toApprove)
        {
            return plans.Approve(toApprove, where => PrinterFor(parsed.GetValue(source) ?? where), Locate, parsed.GetValue(yes), cancellation);
        }

        var (approved, hash) = parsed.GetValue(plan) is { } file ? plans.ReadApproved(file) : default((RevocationPlan?, string?));
        var wanted = approved?.Findings ?? Chosen(parsed);
        var folder = parsed.GetValue(source) ?? approved?.Source;
        var stopEarly = approved?.DeactivateOnly ?? parsed.GetValue(deactivateOnly);
        var leaked = approved?.UseLeaked ?? parsed.GetValue(useLeaked);
        var located = Locate(wanted, folder, cancellation);
        foreach (var problem in located.Problems)
        {
            streams.Error.WriteLine($"tokenguard: {VisibleText.Of(problem.Message)}");
        }

        var findings = await oauthServer.ApplyAsync(located.Findings, session, parsed, cancellation);
        var items = findings.Select(finding => new RevocationItem(finding, stopEarly, leaked)).ToList();
        PrinterFor(folder).Print(items);
        var incomplete = located.Problems.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
        if (wanted.Count == 0)
        {
            await streams.Error.WriteLineAsync("there is nothing to revoke: the report has no findings");
        }

        if (items.Count == 0 || parsed.GetValue(dryRun))
        {
            return incomplete;
        }

        if (parsed.GetValue(propose) is { } proposal)
        {
            plans.Propose(proposal, items, folder);
            return incomplete;
        }

        plans.RequireApproval(items, hash);
        session.Audit.RequireWritable();
        if (!parsed.GetValue(yes) && !Confirmation.Ask(streams, $"revoke {items.Count}", "Nothing was done: the answer was another one. --yes does it without asking."))
        {
            return ExitCode.UsageError;
        }

        var unproved = await RevokeAsync(session, items, hash, cancellation);
        return unproved > 0 ? ExitCode.Unproved : incomplete;

        PlanPrinter PrinterFor(string? where) =>
            new(streams, session.Admin, session.Options.ProviderUrls, SourceSearch.In(where, parsed.GetValue(rules.Rules) ?? [], clock, cancellation));

        LocatedFindings Locate(IReadOnlyList<StoredFinding> findings, string? where, CancellationToken stop) =>
            LocatedFindings.Find(findings, CompiledRules.Compile(rules.Load(parsed)), where, stop);
    }

    /// <summary>A plan is one token list, approved as it is: nothing beside it says what is revoked, or how.</summary>
    private void RefuseContradictions(ParseResult parsed)
    {
        var given = new[] { propose, approve, plan }.Where(option => parsed.GetValue(option) is not null).Select(option => option.Name).ToList();
        if (given.Count > 1)
        {
            throw new UsageException($"{string.Join(" and ", given)} cannot be combined: a plan is proposed, approved and run one after the other");
        }

        var beside = parsed.GetValue(report) is not null ? "a report" : new[] { deactivateOnly, useLeaked }.FirstOrDefault(option => parsed.GetValue(option))?.Name;
        if (given is [{ } one] && one != propose.Name && beside is not null)
        {
            throw new UsageException($"leave out {beside}: the plan of {one} says what is revoked, and how");
        }
    }

    private IReadOnlyList<StoredFinding> Chosen(ParseResult parsed) => parsed.GetValue(report) is { } path
        ? LocatedFindings.Choose(StoredReport.Read(path).Findings, parsed.GetValue(fingerprints) ?? [])
        : throw new UsageException("give a report of scan (JSON or SARIF), or --plan, or --approve");

    /// <returns>The number of tokens that are not proved dead.</returns>
    private async Task<int> RevokeAsync(ApiSession session, List<RevocationItem> items, string? plan, CancellationToken cancellation)
    {
        var revoker = new Revoker(session.Client, session.Verifier, session.Audit, session.Audit, session.Admin, clock);
        var printer = new ResultPrinter(streams);
        var proved = 0;
        try
        {
            await foreach (var result in revoker.RevokeAllAsync(items, plan, cancellation))
            {
                printer.Print(result);
                proved += result.State == RevocationState.Proved ? 1 : 0;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync("interrupted; what was begun stands in the audit log, and the same command goes on where it stopped");
            throw;
        }

        catch (AuditException failure)
        {
            await streams.Error.WriteLineAsync($"tokenguard: error: {failure.Message}");
        }

        printer.PrintSummary(proved, items.Count - proved);
        return items.Count - proved;
    }
}
