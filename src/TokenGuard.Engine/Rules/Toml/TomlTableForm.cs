namespace TokenGuard.Engine.Rules.Toml;

/// <summary>How a table came to be, which decides what may still be added to it.</summary>
internal enum TomlTableForm
{
    /// <summary>Named only as part of a longer header: its own header may follow once.</summary>
    Implied,

    /// <summary>Opened by its header.</summary>
    Header,

    /// <summary>Made by a dotted key.</summary>
    Dotted,

    /// <summary>Written in braces: closed.</summary>
    Inline,
}
