using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--format</c> of what lists tokens.</summary>
internal sealed class FormatOption() : WordOption("--format", ["-f"], "Format of the list.", ListTable.Formats, "table");
