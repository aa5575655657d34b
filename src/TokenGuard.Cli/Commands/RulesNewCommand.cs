using System.CommandLine;
using TokenGuard.Cli.RuleExchange;
using TokenGuard.Cli.RuleExchange.Importing;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules new</c>: a rule file to begin with.</summary>
internal sealed class RulesNewCommand : Command
{
    public RulesNewCommand(StandardStreams streams)
        : base("new", "Write a rule file to begin with, every field explained.")
    {
        var provider = new Argument<string>("PROVIDER") { Description = "The provider's id: lower-case words joined by hyphens." };
        var output = new OutputFile();
        Add(provider);
        Add(output);
        SetAction(parsed => output.Write(parsed, RuleTemplate.For(Checked(parsed.GetRequiredValue(provider))), streams));
    }

    private static string Checked(string id)
    {
        if (id.Length == 0 || RuleIds.Words(id) != id)
        {
            throw new UsageException($"the provider's id '{id}' must be lower-case words joined by hyphens");
        }

        return BuiltInRules.Load().Providers.Any(provider => provider.Id == id)
            ? throw new UsageException($"the provider '{id}' is built in; choose another id for rules of your own")
            : id;
    }
}
