namespace TokenGuard.Server.Sandbox;

/// <summary>What is true of a credential now, whatever any answer said.</summary>
/// <param name="Reference">What the request log calls it.</param>
/// <param name="Account">The subdomain, or the stand-in's provider.</param>
/// <param name="Visible">The first characters of its secret.</param>
/// <param name="Live">Whether it would be taken.</param>
public sealed record CredentialState(string Reference, string Account, string Visible, bool Live);
