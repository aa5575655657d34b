namespace TokenGuard.Server.Sandbox.Demo;

/// <summary>A sample credential of the demo, as it is shown at the start.</summary>
/// <param name="Account">The subdomain, or the stand-in's provider.</param>
/// <param name="Note">What it is good for.</param>
/// <param name="Credential">The credential with its throw-away secret.</param>
public sealed record DemoCredential(string Account, string Note, SeededCredential Credential);
