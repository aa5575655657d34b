using System.Globalization;

namespace TokenGuard.Cli.RuleExchange;

/// <summary>The file that an author of a new rule begins with: every field explained, a format to replace by the real one.</summary>
internal static class RuleTemplate
{
    /// <summary>The file's text.</summary>
    /// <param name="id">The provider's id.</param>
    public static string For(string id)
    {
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' '));
        var prefix = id.Replace('-', '_');
        var variable = prefix.ToUpperInvariant();
        return $$"""
            # Token types of {{name}}. Replace what is made up, fill in what begins with "# ", leave out what does not apply.
            # Then: tokenguard rules check FILE --overlaps, and tokenguard rules test FILE --text '…' with texts of your own.

            [provider]
            id      = '{{id}}'
            name    = '{{name}}'
            # Pages that describe its tokens and its API.
            links   = ['https://docs.{{id}}.example/tokens']
            # The only hosts that a value may ever be sent to, for `tokenguard verify` and `revoke`.
            send_to = ['api.{{id}}.example']

            [[token]]
            # Unique over all rules; begins with the provider's id.
            id         = '{{id}}-api-token'
            name       = '{{name}} API token'

            # What the value looks like, in RE2's syntax on bytes; fixed text near its start, as long and rare as there is.
            # The group (?P<secret>…) is the value; without it the whole match is.
            pattern    = '\b{{prefix}}_[A-Za-z0-9]{32}\b'
            # Where the format has no fixed text of its own, the name that it is assigned to has to speak, instead of `pattern`:
            # assigned_to = ['{{id}}']
            # value       = '[a-f0-9]{32}'

            # What else must be true of a match; rules/README.md lists all checks. Prefer a checksum, if the format has one.
            checks     = ['entropy:3.0']

            # What a leak can do (low, medium, high, critical), and how sure a match is (low, medium, high).
            severity   = 'high'
            confidence = 'high'
            # Leading characters that are the same for everybody; reports may show them.
            public_prefix = {{prefix.Length + 1}}
            # The environment variable that a code fix proposes.
            variable   = '{{variable}}_API_TOKEN'

            # What whoever holds it can do, in one sentence.
            # risk       = ''
            # What to do about a leak: where it is revoked, what to use instead.
            # remedy     = ''
            # The page that documents the format.
            # source     = 'https://…'

            # Templates that must be found, and such as must not: at least one of each. Never a real value.
            examples   = ['{{variable}}_API_TOKEN={{prefix}}_{alnum:32}']
            counterexamples = ['{{variable}}_API_TOKEN={{prefix}}_your_token_here']

            # Matches that are no findings; all patterns of one [[token.except]] must be found.
            # [[token.except]]
            # path  = '(?:^|/)testdata/'
            # value = '_demo'

            # A value that completes the token, such as an account's name.
            # [[token.needs]]
            # name     = 'account'
            # kind     = '{{id}}-account'
            # pattern  = '(?i)\b(?P<value>[a-z0-9-]{1,63})\.{{id}}\.example\b'
            # within   = 'repo'
            # required = true

            # How the provider is asked whether the token works: read-only, documented, with recorded answers.
            # [token.verify]
            # status   = 'documented'
            # source   = 'https://…'
            # request  = 'GET https://api.{{id}}.example/v1/me'
            # headers  = { Authorization = 'Bearer {secret}' }
            # live     = 'status 200'
            # dead     = 'status 401'

            """;
    }
}
