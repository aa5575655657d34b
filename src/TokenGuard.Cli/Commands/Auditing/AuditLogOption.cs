using System.CommandLine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Settings;

namespace TokenGuard.Cli.Commands.Auditing;

/// <summary><c>--audit-log</c> of the commands that read it.</summary>
internal sealed class AuditLogOption : Option<string?>
{
    public AuditLogOption()
        : base("--audit-log")
    {
        Description = "The log. Default: that of your configuration, or tokenguard/audit.jsonl in your state folder.";
        HelpName = "FILE";
    }

    /// <exception cref="AuditException">It cannot be read, or there is none.</exception>
    public (string Path, AuditReading Reading) Read(ParseResult parsed)
    {
        var path = parsed.GetValue(this) ?? UserSettingsReader.Read(null).AuditLog ?? AuditLog.DefaultPath();
        return File.Exists(path) ? (path, AuditReading.Of(path)) : throw new AuditException($"there is no audit log {path}");
    }
}
