using System.CommandLine;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.SecretStores;

namespace TokenGuard.Cli.Commands;

/// <summary><c>--oauth-server</c>: the tokens are of a server that the user's settings declare.</summary>
internal sealed class OAuthServerOption : Option<string?>
{
    public OAuthServerOption()
        : base("--oauth-server")
    {
        Description = "The tokens are of this [[oauth_server]] of your settings: looked up by RFC 7662, revoked by RFC 7009.";
        HelpName = "NAME";
    }

    /// <summary>The findings with the server's calls in place of those of their rules; without the option as they are.</summary>
    /// <exception cref="UsageException">The settings have no such server.</exception>
    /// <exception cref="SecretStoreException">Its client's secret cannot be read.</exception>
    public async Task<IReadOnlyList<ReportedFinding>> ApplyAsync(
        IReadOnlyList<ReportedFinding> findings, ApiSession session, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(this) is not { } name)
        {
            return findings;
        }

        var server = session.Settings.OAuthServers.FirstOrDefault(known => known.Name == name)
            ?? throw new UsageException($"your settings have no [[oauth_server]] with the name '{name}'");
        var secret = await SecretReference.Parse(server.ClientSecret, session.Client).ReadAsync(cancellation);
        return [.. findings.Select(finding => finding with { Rule = OAuthServerRule.For(finding.Rule, server, secret) })];
    }
}
