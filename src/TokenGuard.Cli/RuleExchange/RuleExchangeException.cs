namespace TokenGuard.Cli.RuleExchange;

/// <summary>Another tool's rule file cannot be read at all; the message names file, place and cause.</summary>
internal sealed class RuleExchangeException(string message, Exception? inner = null) : Exception(message, inner);
