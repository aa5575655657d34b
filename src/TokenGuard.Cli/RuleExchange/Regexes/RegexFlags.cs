namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>The flags in force at a place of a regular expression that our patterns do not have.</summary>
/// <param name="Verbose"><c>x</c>: white space and comments mean nothing.</param>
/// <param name="SwapsGreed"><c>U</c>: repeats are lazy without and greedy with a question mark.</param>
/// <param name="InBytes"><c>-u</c>: escapes stand for bytes and not for characters.</param>
internal readonly record struct RegexFlags(bool Verbose, bool SwapsGreed, bool InBytes);
