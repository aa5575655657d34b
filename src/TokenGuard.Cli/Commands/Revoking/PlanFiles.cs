using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.Sources.Files;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>Plans as files: proposed by one person, signed by another, then run.</summary>
internal sealed class PlanFiles(ApiSession session, RuleCatalog rules, StandardStreams streams, TimeProvider clock)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>Reads the secrets of a plan again.</summary>
    public delegate LocatedFindings Locating(IReadOnlyList<StoredFinding> findings, string? source, CancellationToken cancellation);

    /// <exception cref="UsageException">The settings do not say who proposes, or the file exists or cannot be written.</exception>
    public void Propose(string file, IReadOnlyList<RevocationItem> items, string? source)
    {
        if (File.Exists(file))
        {
            throw new UsageException($"'{file}' exists, and may be somebody's plan; choose another name");
        }

        var plan = new RevocationPlan(Identity(), clock.GetUtcNow(), source, items[0].DeactivateOnly, items[0].UseLeaked, []);
        var bytes = RevocationPlan.Write(plan, [.. items.Select(item => item.Finding)]);
        Publish(file, bytes, () =>
        {
            foreach (var item in items)
            {
                Note(item.Finding.Rule.Provider.Id, AuditAction.Propose, RevocationPlan.HashOf(bytes), item.Finding.Fingerprint.Value, plan.Proposer);
            }
        });
        streams.Error.WriteLine($"{file} holds the plan, and no secret. Somebody else approves it: tokenguard revoke --approve {file}");
    }

    /// <summary>Shows a plan and signs it.</summary>
    public int Approve(string file, Func<string?, PlanPrinter> printerFor, Locating locate, bool yes, CancellationToken cancellation)
    {
        var bytes = Read(file);
        var plan = RevocationPlan.Read(bytes, file);
        RefuseStale(file, plan, RevocationPlan.HashOf(bytes));
        var located = locate(plan.Findings, plan.Source, cancellation);
        printerFor(plan.Source).Print([.. located.Findings.Select(finding => new RevocationItem(finding, plan.DeactivateOnly, plan.UseLeaked))]);
        foreach (var problem in located.Problems)
        {
            streams.Error.WriteLine($"tokenguard: {VisibleText.Of(problem.Message)}");
        }

        streams.Error.WriteLine($"Proposed by {plan.Proposer} at {plan.Created:yyyy-MM-dd HH:mm} UTC: {plan.Findings.Count} token{(plan.Findings.Count == 1 ? "" : "s")}.");
        if (!yes && !Confirmation.Ask(streams, $"approve {plan.Findings.Count}", "Nothing was signed: the answer was another one."))
        {
            return Scanning.ExitCode.UsageError;
        }

        var providers = located.Findings.ToDictionary(finding => finding.Fingerprint.Value, finding => finding.Rule.Provider.Id, StringComparer.Ordinal);
        var signature = new ApprovalSigner(session.Settings.Approval).Sign(bytes, plan.Proposer);
        Publish(file + ".sig", signature, () =>
        {
            foreach (var finding in plan.Findings)
            {
                Note(providers.GetValueOrDefault(finding.Fingerprint, ""), AuditAction.Approve, RevocationPlan.HashOf(bytes), finding.Fingerprint, Identity());
            }
        });

        streams.Error.WriteLine($"{file}.sig is your approval. The plan can be run: tokenguard revoke --plan {file}");
        return Scanning.ExitCode.Clean;
    }

    /// <summary>A plan whose signature is of a listed approver who is not its proposer.</summary>
    /// <exception cref="ApprovalException">It is not approved.</exception>
    public (RevocationPlan Plan, string Hash) ReadApproved(string file)
    {
        var bytes = Read(file);
        var plan = RevocationPlan.Read(bytes, file);
        if (!File.Exists(file + ".sig"))
        {
            throw new ApprovalException($"{file} is not approved: there is no {file}.sig; somebody else than {plan.Proposer} makes it by tokenguard revoke --approve {file}");
        }

        new ApprovalVerifier(session.Settings.Approval).Verify(bytes, Read(file + ".sig"), plan.Proposer);
        var hash = RevocationPlan.HashOf(bytes);
        RefuseStale(file, plan, hash);
        return (plan, hash);
    }

    /// <summary>A plan is for now: what it names may be another thing later, and tokens that are dead need none.</summary>
    /// <exception cref="ApprovalException">It is too old, dated ahead, or all its tokens are dead by another hand.</exception>
    private void RefuseStale(string file, RevocationPlan plan, string hash)
    {
        var (age, days) = (clock.GetUtcNow() - plan.Created, session.Settings.Approval.PlanDays);
        if (age > TimeSpan.FromDays(days))
        {
            throw new ApprovalException($"{file} was proposed at {plan.Created.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and plans hold for {days} days ([approval] plan_days): propose it again");
        }

        if (age < -ClockSlack)
        {
            throw new ApprovalException($"{file} is dated {plan.Created.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which is still to come: look at the clocks of both computers");
        }

        if (plan.Findings.Count > 0 && plan.Findings.All(finding => IsDeadWithout(finding, hash)))
        {
            throw new ApprovalException($"{file} has nothing left to revoke: the audit log says that {(plan.Findings.Count == 1 ? "its token is" : $"its {plan.Findings.Count} tokens are")} dead already");
        }
    }

    // A plan that was run may be run again: it says what came of it. What was only deactivated is still to be deleted.
    private bool IsDeadWithout(StoredFinding finding, string hash)
    {
        var events = session.Audit.EventsOf(finding.Fingerprint);
        return events.LastOrDefault(entry => entry.Action is AuditAction.Prove or AuditAction.Verify) is { Outcome: AuditOutcome.Dead }
            && !RevocationEnd.MayComeBack(rules.Find(finding.RuleId)?.Revoke, events)
            && !events.Any(entry => entry.Plan == hash && entry.Action is AuditAction.Revoke or AuditAction.Prove);
    }

    /// <exception cref="ApprovalException">The settings want an approval, and there is none.</exception>
    public void RequireApproval(IReadOnlyList<RevocationItem> items, string? plan)
    {
        if (plan is null && session.Settings.Approval.RequiredFrom is { } least && items.FirstOrDefault(item => item.Finding.Severity >= least) is { } first)
        {
            throw new ApprovalException(
                $"{first.Finding.Rule.Name} {first.Finding.Secret} is {first.Finding.Severity.ToString().ToLowerInvariant()}, and your settings want a second person's approval from {least.ToString().ToLowerInvariant()} on: use --propose FILE");
        }
    }

    private string Identity() => session.Settings.Approval.Identity
        ?? throw new UsageException("your configuration does not say who you are: [approval] identity = 'you@example.org'");

    private void Note(string provider, AuditAction action, string hash, string fingerprint, string who) => session.Audit.Append(new AuditEvent
    {
        Action = action,
        Outcome = AuditOutcome.Succeeded,
        Provider = provider,
        Fingerprint = fingerprint,
        Plan = hash,
        Detail = $"by {who}",
    });

    private static byte[] Read(string file)
    {
        try
        {
            return WholeInput.Read(file, WholeInput.LargestMade);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {FileFailure.Describe(file, failure)}");
        }
    }

    /// <summary>Writes a file that is there only as a whole, and only after it was written down.</summary>
    private static void Publish(string file, byte[] bytes, Action note)
    {
        try
        {
            WholeFile.Replace(file, bytes, beforeShown: note);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {failure.Message}");
        }
    }
}
