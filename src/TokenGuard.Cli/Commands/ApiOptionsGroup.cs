using TokenGuard.Scanning.Configuration;
using System.CommandLine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;

namespace TokenGuard.Cli.Commands;

/// <summary>What all commands that call a provider have in common: how it is reached, what is written down, whose settings count.</summary>
internal sealed class ApiOptionsGroup
{
    /// <summary>An account may hold thousands of tokens, listed in one answer.</summary>
    private const int LargestAnswer = 16 << 20;

    public Option<string[]> ProviderUrls { get; } = new("--provider-url")
    {
        Description = "A sandbox on this machine in place of a provider, e.g. zendesk=http://127.0.0.1:8080. May be given more than once.",
        HelpName = "PROVIDER=URL",
    };

    public Option<string?> CaFile { get; } = new("--ca-file")
    {
        Description = "Certificates (PEM) to trust besides the system's.",
        HelpName = "FILE",
    };

    public Option<int?> Timeout { get; } = new("--timeout")
    {
        Description = "Longest wait for one answer. Default: 10.",
        HelpName = "SECONDS",
    };

    public Option<string?> AuditLog { get; } = new("--audit-log")
    {
        Description = "Where everything done to tokens is written down.",
        HelpName = "FILE",
    };

    public Option<string?> Config { get; init; } = new("--config")
    {
        Description = "Settings of providers, review and approval. Default: tokenguard/config.toml in your configuration folder.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        Timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var seconds) && seconds is >= 1 and <= 600))
            {
                result.AddError($"--timeout needs a number of seconds from 1 to 600, not '{token.Value}'");
            }
        });
        foreach (var option in new Option[] { ProviderUrls, CaFile, Timeout, AuditLog, Config })
        {
            if (!command.Options.Contains(option))
            {
                command.Add(option);
            }
        }
    }

    /// <summary>What a command works with.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="inferred">Also run calls that are only inferred.</param>
    /// <param name="configuration">That of <c>--config</c>, if the command reads it too.</param>
    /// <exception cref="UsageException">An address is no sandbox's, or of no known provider.</exception>
    public ApiSession Open(ParseResult parsed, TimeProvider clock, bool inferred = false, NamedConfiguration? configuration = null)
    {
        var settings = UserSettingsReader.Read(configuration ?? (parsed.GetValue(Config) is { } file ? new NamedConfiguration(file) : null));
        var options = new ApiOptions
        {
            ProviderUrls = AddressesOf(parsed.GetValue(ProviderUrls) ?? []),
            CaFile = parsed.GetValue(CaFile),
            MaxBody = LargestAnswer,
            UserAgent = $"tokenguard/{Product.Tool.Version}",
        };
        if (options.ProviderUrls.Count > 0)
        {
            RequireKnown(options.ProviderUrls.Keys, settings, parsed);
        }

        options = parsed.GetValue(Timeout) is { } seconds ? options with { Timeout = TimeSpan.FromSeconds(seconds) } : options;
        return new ApiSession(options, settings, parsed.GetValue(AuditLog), inferred, clock);
    }

    private static Dictionary<string, Uri> AddressesOf(string[] texts)
    {
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            try
            {
                var (provider, address) = SandboxAddress.Parse(text);
                addresses[provider] = address;
            }
            catch (FormatException wrong)
            {
                throw new UsageException($"--provider-url: {wrong.Message}");
            }
        }

        return addresses;
    }

    /// <summary>The secrets of a provider whose name is mistyped would go to the provider itself.</summary>
    private static void RequireKnown(IEnumerable<string> providers, UserSettings settings, ParseResult parsed)
    {
        var rules = parsed.CommandResult.Command.Options.OfType<Option<string[]>>().FirstOrDefault(option => option.Name == RuleOptions.Name);
        string[] known =
        [
            .. RuleLoader.Load(rules is null ? [] : parsed.GetValue(rules) ?? [], []).Providers.Select(provider => provider.Id),
            .. SecretReference.Providers,
            .. settings.OAuthServers.Select(server => server.Name),
        ];
        if (providers.FirstOrDefault(provider => !known.Contains(provider, StringComparer.Ordinal)) is { } unknown)
        {
            throw new UsageException($"--provider-url: there is no provider '{unknown}'{NearestName.Question(unknown, known)}");
        }
    }
}
