using TokenGuard.Scanning.Locators;
using TokenGuard.TokenApi.Approval;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>Plans as files: proposed by one person, signed by another, then run.</summary>
internal sealed class PlanFiles(ApiSession session, StandardStreams streams, TimeProvider clock)
{
    /// <summary>Reads the secrets of a plan again.</summary>
    public delegate LocatedFindings Locating(IReadOnlyList<StoredFinding> findings, string? source, CancellationToken cancellation);

    /// <exception cref="UsageException">The settings do not say who proposes, or the file cannot be written.</exception>
    public void Propose(string file, IReadOnlyList<RevocationItem> items, string? source)
    {
        var plan = new RevocationPlan(Identity(), clock.GetUtcNow(), source, items[0].DeactivateOnly, items[0].UseLeaked, []);
        var bytes = RevocationPlan.Write(plan, [.. items.Select(item => item.Finding)]);
        Write(file, bytes);
        foreach (var item in items)
        {
            Note(item.Finding.Rule.Provider.Id, AuditAction.Propose, RevocationPlan.HashOf(bytes), item.Finding.Fingerprint.Value, plan.Proposer);
        }

        streams.Error.WriteLine($"{file} holds the plan, and no secret. Somebody else approves it: tokenguard revoke --approve {file}");
    }

    /// <summary>Shows a plan and signs it.</summary>
    public int Approve(string file, PlanPrinter printer, Locating locate, bool yes, CancellationToken cancellation)
    {
        var bytes = Read(file);
        var plan = RevocationPlan.Read(bytes);
        var located = locate(plan.Findings, plan.Source, cancellation);
        printer.Print([.. located.Findings.Select(finding => new RevocationItem(finding, plan.DeactivateOnly, plan.UseLeaked))]);
        foreach (var problem in located.Problems)
        {
            streams.Error.WriteLine($"tokenguard: {problem.Message}");
        }

        streams.Error.WriteLine($"Proposed by {plan.Proposer} at {plan.Created:yyyy-MM-dd HH:mm} UTC: {plan.Findings.Count} tokens.");
        if (!yes && !Confirmation.Ask(streams, $"approve {plan.Findings.Count}", "Nothing was signed: the answer was another one."))
        {
            return Scanning.ExitCode.UsageError;
        }

        var signature = new ApprovalSigner(session.Settings.Approval).Sign(bytes, plan.Proposer);
        Write(file + ".sig", signature);
        foreach (var finding in plan.Findings)
        {
            Note("", AuditAction.Approve, RevocationPlan.HashOf(bytes), finding.Fingerprint, Identity());
        }

        streams.Error.WriteLine($"{file}.sig is your approval. The plan can be run: tokenguard revoke --plan {file}");
        return Scanning.ExitCode.Clean;
    }

    /// <summary>A plan whose signature is of a listed approver who is not its proposer.</summary>
    /// <exception cref="ApprovalException">It is not approved.</exception>
    public (RevocationPlan Plan, string Hash) ReadApproved(string file)
    {
        var bytes = Read(file);
        var plan = RevocationPlan.Read(bytes);
        if (!File.Exists(file + ".sig"))
        {
            throw new ApprovalException($"{file} is not approved: there is no {file}.sig; somebody else than {plan.Proposer} makes it by tokenguard revoke --approve {file}");
        }

        new ApprovalVerifier(session.Settings.Approval).Verify(bytes, Read(file + ".sig"), plan.Proposer);
        return (plan, RevocationPlan.HashOf(bytes));
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
            return File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {failure.Message}");
        }
    }

    private static void Write(string file, byte[] bytes)
    {
        try
        {
            File.WriteAllBytes(file, bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {failure.Message}");
        }
    }
}
