using Tomlyn.Model;
using Tomlyn.Serialization;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>Lets Tomlyn read tables without reflection.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class GitleaksTomlContext : TomlSerializerContext;
