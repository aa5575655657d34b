namespace TokenGuard.Server.Demo;

/// <summary>The demo cannot go on; the message says what is missing or went another way than it should.</summary>
internal sealed class DemoException(string message) : Exception(message);
