namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>A regular expression says what our patterns cannot; the message tells what.</summary>
internal sealed class RegexException(string message) : Exception(message);
