using System.CommandLine;
using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules show</c>: everything that one rule says.</summary>
internal sealed class RulesShowCommand : Command
{
    public RulesShowCommand(StandardStreams streams)
        : base("show", "Show one rule.")
    {
        var rules = new RuleOptions();
        // Without a name of its own the help would list what completion offers: every rule.
        var id = new Argument<string>("ID") { HelpName = "ID", Description = "The id of a rule, as in `tokenguard rules list`." };
        id.CompletionSources.Add(_ => Scanning.Rules.BuiltInRules.Load().Rules.Select(rule => rule.Id));
        Add(id);
        rules.AddTo(this);
        SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(id);
            var rule = rules.Load(parsed).Find(wanted)
                ?? throw new UsageException($"there is no rule '{wanted}'; `tokenguard rules list` lists all");
            streams.Output.Write(Encoding.UTF8.GetBytes(Describe(rule)));
        });
    }

    private static string Describe(TokenRule rule)
    {
        var text = new StringBuilder();
        text.Append(rule.Name).Append(" (").Append(rule.Id).Append(")\n\n");
        Field("provider", rule.Provider.Name);
        Field("severity", rule.Severity.ToString().ToLowerInvariant());
        Field("confidence", rule.Confidence.ToString().ToLowerInvariant());
        Field("retires", rule.Retires);
        Field("pattern", rule.Pattern);
        Field("checks", string.Join(", ", rule.Checks));
        Field("companions", string.Join(", ", rule.Needs.Select(need => need.Name).Distinct()));
        Field("variable", rule.Variable);
        Field("risk", rule.Risk);
        Field("remedy", rule.Remedy);
        Field("source", rule.Source);
        Field("sent only to", string.Join(", ", rule.Provider.SendTo));
        return text.ToString();

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(name.PadRight(14)).Append(value).Append('\n');
            }
        }
    }
}
