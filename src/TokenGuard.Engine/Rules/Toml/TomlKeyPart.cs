namespace TokenGuard.Engine.Rules.Toml;

/// <summary>One part of a dotted key.</summary>
/// <param name="Name">The part without quotes.</param>
/// <param name="Index">Where it stands in the source.</param>
internal readonly record struct TomlKeyPart(string Name, int Index);
