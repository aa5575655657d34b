using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>A token type of a provider that does not exist.</summary>
internal static class Rules
{
    /// <param name="calls">Its <c>[token.verify]</c> and what else stands below the token.</param>
    public static TokenRule With(string calls) => RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes($"""
        [provider]
        id      = 'acme'
        name    = 'Acme'
        send_to = ['api.acme.example', 'eu.acme.example', 'us.acme.example', 'ap.acme.example', 'gov.acme.example', 'api.gov.acme.example', '{"{account}"}.acme.example']
        tenant  = {"{"} account = '[a-z0-9]+', not = ['www'] {"}"}

        [[token]]
        id      = 'acme-token'
        name    = 'Acme token'
        pattern = 'acme_[a-z0-9]{"{20}"}'

        {calls}
        """)).Rules[0];
}
