namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>The language that a tool's regular expressions are written in.</summary>
internal enum RegexDialect
{
    /// <summary>RE2's syntax as Go's regexp package documents it.</summary>
    Go,

    /// <summary>The syntax that Rust's regex crate documents.</summary>
    Rust,
}
