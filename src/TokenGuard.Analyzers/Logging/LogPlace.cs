namespace TokenGuard.Analyzers.Logging;

/// <summary>Names, for messages, where a value is written.</summary>
internal static class LogPlace
{
    public const string Log = "a log";
    public const string Console = "the console";
    public const string Trace = "the trace output";
    public const string Telemetry = "telemetry";
    public const string Exception = "an exception, which logs and error pages show";
}
