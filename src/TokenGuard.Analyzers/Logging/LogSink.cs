using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Logging;

/// <summary>Knows the calls that write their arguments where people and programs read them later.</summary>
internal static class LogSink
{
    private static readonly string[] LoggerVerbs =
    [
        "Log", "Info", "Debug", "Warn", "Error", "Fatal", "Verbose", "Trace", "Critical", "Write", "BeginScope", "BeginOperation", "ForContext", "WithProperty", "SetProperty", "PushProperty",
        "Exception", "Message", "Print", "Audit", "Append",
    ];

    /// <summary>Where a call writes, as <see cref="LogPlace"/> names it; null if it is no log call.</summary>
    public static string? PlaceOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return method.Parameters.Length > 1 && method.Parameters[0].Type.Name == "ILogger" ? LogPlace.Log : null;
        }

        return method.ContainingType is not { Name: var type } ? null : PlaceOf(type, method.Name) ?? PlaceOfOther(call, type, method);
    }

    /// <summary>The fixed types of the base library and of well-known packages.</summary>
    private static string? PlaceOf(string type, string method) => type switch
    {
        "Console" => method.StartsWith("Write", StringComparison.Ordinal) ? LogPlace.Console : null,
        "AnsiConsole" or "AnsiConsoleExtensions" or "IAnsiConsole" => method.StartsWith("Write", StringComparison.Ordinal) || method.StartsWith("Markup", StringComparison.Ordinal) ? LogPlace.Console : null,
        "Trace" or "Debug" or "TraceSource" or "Debugger" or "TraceListener" =>
            method.StartsWith("Write", StringComparison.Ordinal) || method.StartsWith("Trace", StringComparison.Ordinal) || method is "Print" or "Assert" or "Fail" or "Log" ? LogPlace.Trace : null,
        "Environment" => method == "FailFast" ? LogPlace.Log : null,
        "EventLog" or "EventSource" => method.StartsWith("Write", StringComparison.Ordinal) ? LogPlace.Log : null,
        "Activity" => method is "SetTag" or "AddTag" or "AddBaggage" or "SetBaggage" or "AddEvent" or "SetStatus" ? LogPlace.Telemetry : null,
        "Baggage" => method is "SetBaggage" ? LogPlace.Telemetry : null,
        "TelemetryClient" => method.StartsWith("Track", StringComparison.Ordinal) ? LogPlace.Telemetry : null,
        "TelemetrySpan" or "ISpan" or "SpanExtensions" => method is "SetAttribute" or "SetTag" or "AddEvent" or "SetExtra" ? LogPlace.Telemetry : null,
        "SentrySdk" => method.StartsWith("Capture", StringComparison.Ordinal) || method == "AddBreadcrumb" ? LogPlace.Telemetry : null,
        "LogContext" or "ScopeContext" or "MappedDiagnosticsLogicalContext" or "MappedDiagnosticsContext" or "NestedDiagnosticsContext" or "GlobalDiagnosticsContext" =>
            method is "PushProperty" or "Push" or "Set" or "PushNestedState" ? LogPlace.Log : null,
        _ => null,
    };

    private static string? PlaceOfOther(IInvocationOperation call, string type, IMethodSymbol method)
    {
        if (type is "TextWriter" or "StreamWriter")
        {
            return method.Name.StartsWith("Write", StringComparison.Ordinal) ? PlaceOfWriter(call.Instance?.Receiver()) : null;
        }

        if (IsLogger(type))
        {
            return StartsWithVerb(method.Name) || IsLoggerMessage(method) ? LogPlace.Log : null;
        }

        return method.Name switch
        {
            "AppendAllText" or "AppendAllTextAsync" or "AppendAllLines" or "AppendAllLinesAsync" or "WriteAllText" or "WriteAllTextAsync" when type == "File" =>
                call.Arguments.Length > 0 && IsLogFile(call.Arguments[0].Value) ? LogPlace.Log : null,
            "Log" or "LogMessage" or "LogInfo" or "LogDebug" or "LogError" or "LogWarning" or "LogTrace" or "WriteLog" or "WriteToLog" or "TrackTrace" => LogPlace.Log,
            "LogLine" => LogPlace.Log,
            _ => IsEventSource(method) || IsLoggerMessage(method) || (StartsWithVerb(method.Name) && IsCalledLogger(call.Instance)) ? LogPlace.Log : null,
        };
    }

    private static string? PlaceOfWriter(IOperation? writer) => writer switch
    {
        IPropertyReferenceOperation { Property: { ContainingType.Name: "Console", Name: "Out" or "Error" } } => LogPlace.Console,
        ILocalReferenceOperation local when IsLogName(local.Local.Name) => LogPlace.Log,
        IFieldReferenceOperation field when IsLogName(field.Field.Name) => LogPlace.Log,
        IParameterReferenceOperation parameter when IsLogName(parameter.Parameter.Name) => LogPlace.Log,
        _ => null,
    };

    private static bool IsLogger(string type) =>
        type.EndsWith("Logger", StringComparison.Ordinal) || type.EndsWith("LoggerExtensions", StringComparison.Ordinal) || type is "Log" or "ILog" or "TraceWriter" or "ILoggingService" or "LogExtensions" or "LogUtil" or "LogHelper";

    private static bool IsCalledLogger(IOperation? instance) => instance?.Receiver() switch
    {
        IFieldReferenceOperation field => IsLoggerName(field.Field.Name),
        IPropertyReferenceOperation property => IsLoggerName(property.Property.Name),
        ILocalReferenceOperation local => IsLoggerName(local.Local.Name),
        IParameterReferenceOperation parameter => IsLoggerName(parameter.Parameter.Name),
        _ => false,
    };

    private static bool IsLoggerName(string name) => name.TrimStart('_') is "logger" or "Logger" or "log" or "Log";

    private static bool IsLogName(string name) => NameWords.Split(name).Any(word => word is "log" or "logger" or "logfile" or "logs");

    private static bool StartsWithVerb(string name)
    {
        foreach (var verb in LoggerVerbs)
        {
            // LogInAsync and Login are no logs.
            if (name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length]) || verb != "Log")
                && !name.StartsWith("LogIn", StringComparison.Ordinal) && !name.StartsWith("LogOut", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return name.StartsWith("LogInformation", StringComparison.Ordinal) || name == "LogInfo";
    }

    private static bool IsLogFile(IOperation path) => NameWords.Split(TextFolder.Fold(path).Text).Any(word => word is "log" or "logs" or "logfile")
        || (path.Unwrap() is IFieldReferenceOperation { Field.Name: var field } && IsLogName(field))
        || (path.Unwrap() is ILocalReferenceOperation { Local.Name: var local } && IsLogName(local))
        || (path.Unwrap() is IParameterReferenceOperation { Parameter.Name: var parameter } && IsLogName(parameter));

    private static bool IsEventSource(IMethodSymbol method) =>
        method.ContainingType.BaseType is { Name: "EventSource" } && method.DeclaredAccessibility == Accessibility.Public && !method.IsStatic;

    /// <summary>True for the partial methods that a generator fills in.</summary>
    public static bool IsLoggerMessage(IMethodSymbol method) =>
        (method.IsPartialDefinition || method.PartialDefinitionPart is not null) && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute");
}
