namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Stands for the end of the process: nothing may catch it.</summary>
internal sealed class KilledException : Exception;
