namespace TokenGuard.Analyzers.Scopes;

/// <summary>A call of some API, as the code writes it.</summary>
/// <param name="Verb">The HTTP verb; empty if it is not known.</param>
/// <param name="Url">The address or a path below a base address, with holes for what is not known.</param>
internal readonly record struct ApiCall(string Verb, string Url);
