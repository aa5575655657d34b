using System.CommandLine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;
using TokenGuard.Sources.Files;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--scope</c> and <c>--for-calls</c>: what a new token may do.</summary>
internal sealed class ScopeOptions
{
    private const string ApiBase = "/api/v2/";

    private readonly Option<string[]> scopes = new("--scope")
    {
        Description = "A scope of the new token, e.g. tickets:read. May be given more than once.",
        HelpName = "NAME",
    };

    private readonly Option<string?> calls = new("--for-calls")
    {
        Description = "Calls that the token is for, one a line (GET tickets/123); the least scopes are found.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(scopes);
        command.Add(calls);
    }

    /// <summary>The scopes; warns of those that are broad or not known.</summary>
    /// <exception cref="UsageException">There are none, or a call needs one that is not known.</exception>
    public IReadOnlyList<string> Read(ParseResult parsed, TextWriter warnings)
    {
        var catalog = BuiltInRules.Load().Providers.First(provider => provider.Id == ZendeskAccount.Provider).Scopes!;
        var asked = (parsed.GetValue(scopes) ?? []).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var least = parsed.GetValue(calls) is { } file ? LeastFor(catalog, file) : [];
        IReadOnlyList<string> all = [.. asked.Concat(least).Distinct(StringComparer.Ordinal)];
        if (all.Count == 0)
        {
            throw new UsageException("a token without scopes may do everything: name them with --scope, or the calls with --for-calls");
        }

        foreach (var scope in all)
        {
            if (WarningFor(catalog, scope) is { } warning)
            {
                warnings.WriteLine($"tokenguard: warning: {warning}");
            }
        }

        return all;
    }

    private static string? WarningFor(ScopeCatalog catalog, string scope) => catalog.Find(scope) switch
    {
        null => $"Zendesk has no scope '{scope}' that is known here; with a wrong scope every call of the token is refused",
        { Broad: true, Instead.Count: > 0 } broad => $"'{scope}' is broad: {broad.Reason} Narrower ones are {string.Join(", ", broad.Instead)}",
        { Broad: true } broad => $"'{scope}' is broad: {broad.Reason}",
        _ => null,
    };

    private static IEnumerable<string> LeastFor(ScopeCatalog catalog, string file)
    {
        var wanted = ReadCalls(file);
        return LeastScopes.Find(catalog, wanted) is { } least
            ? least.Select(scope => scope.Match)
            : throw new UsageException($"no scope is known for '{NameOf(wanted.First(call => LeastScopes.Find(catalog, [call]) is null))}' of '{file}'");
    }

    private static List<(string Verb, string Path)> ReadCalls(string file)
    {
        try
        {
            var read = WholeInput.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(line => CallOf(line, file)).ToList();
            return read.Count > 0 ? read : throw new UsageException($"the list of calls '{file}' names none");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the list of calls '{file}' cannot be read: {FileFailure.Describe(file, failure)}");
        }
    }

    private static (string Verb, string Path) CallOf(string line, string file)
    {
        var parts = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !parts[0].All(char.IsAsciiLetter))
        {
            throw new UsageException($"'{line}' in '{file}' is no call; write the verb and the path, such as GET tickets/123");
        }

        var start = parts[1].IndexOf(ApiBase, StringComparison.Ordinal);
        return (parts[0].ToUpperInvariant(), start < 0 ? parts[1] : parts[1][(start + ApiBase.Length)..]);
    }

    private static string NameOf((string Verb, string Path) call) => $"{call.Verb} {call.Path}";
}
