using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Properties and calls that allow or demand an open line for credentials.</summary>
internal static class ClearTextSwitch
{
    private const string InsecureCalls = "UnsafeUseInsecureChannelCallCredentials";

    /// <summary>Says whether an assignment does.</summary>
    public static bool IsOpen(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property } target)
        {
            return false;
        }

        var owner = property.ContainingType?.Name ?? "";
        return property.Name switch
        {
            "RequireHttpsMetadata" => IsFalse(assignment) && !IsOfSafeAuthority(target, assignment),
            "RequireHttps" => IsFalse(assignment) && (owner.Contains("Policy") || owner.Contains("Discovery") || owner.Contains("Options")),
            "UseHttp" => IsTrue(assignment) && (owner.EndsWith("Config", StringComparison.Ordinal) || owner.EndsWith("Options", StringComparison.Ordinal)),
            InsecureCalls or "AllowInsecureHttp" => IsTrue(assignment),
            "Encrypt" => owner.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal) && (IsFalse(assignment) || IsNamed(assignment.Value, "Optional")) && LogsIn(target, assignment),
            "SslMode" => owner.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal) && (IsNamed(assignment.Value, "None") || IsNamed(assignment.Value, "Disable") || IsNamed(assignment.Value, "Disabled")) && LogsIn(target, assignment),
            "Secure" or "SecurePolicy" or "CookieSecure" => IsOpenCookie(assignment.Value) && AuthCookie.Is(assignment),
            _ => false,
        };
    }

    /// <summary>Says whether a call does.</summary>
    public static bool IsOpen(IInvocationOperation call) => call.TargetMethod.Name is "DisableTransportSecurityRequirement";

    /// <summary>Says whether a part of an initializer lets calls of gRPC log in over an open line.</summary>
    public static bool IsInsecureCall(ExpressionSyntax part) =>
        part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: InsecureCalls }, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression };

    private static bool IsOpenCookie(IOperation value) => value.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: false } } => true,
        IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "CookieSecurePolicy" } or { Name: "Never", ContainingType.Name: "CookieSecureOption" } } => true,
        _ => false,
    };

    /// <summary>A builder with a password, or at least without the login of the machine, and of another machine.</summary>
    private static bool LogsIn(IPropertyReferenceOperation target, IOperation assignment)
    {
        var settings = SettingsOf(target, assignment);
        return settings is null || !settings.Sets("IntegratedSecurity");
    }

    /// <summary>Where the addresses beside the switch are written and need none of what it allows.</summary>
    private static bool IsOfSafeAuthority(IPropertyReferenceOperation target, IOperation assignment)
    {
        var addresses = SettingsOf(target, assignment) is { } settings ? settings.To("Authority").Concat(settings.To("MetadataAddress")).ToList() : [];
        return addresses.Count > 0 && addresses.TrueForAll(address => TextFolder.Fold(address.Value) is { IsComplete: true, Text: var text }
            && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || Hosts.IsLocal(url.Host)));
    }

    private static ObjectSettings? SettingsOf(IPropertyReferenceOperation target, IOperation assignment) =>
        target.Instance?.Unwrap() is { } instance and not IInstanceReferenceOperation
            ? ObjectSettings.OfReceiver(instance)
            : assignment.Parent?.Parent is IObjectCreationOperation creation ? ObjectSettings.Of(creation) : null;

    private static bool IsNamed(IOperation value, string name) => value.Unwrap() switch
    {
        IFieldReferenceOperation field => field.Field.Name == name,
        IPropertyReferenceOperation property => property.Property.Name == name,
        _ => false,
    };

    private static bool IsFalse(IAssignmentOperation assignment) => assignment.Value.Unwrap().ConstantValue is { HasValue: true, Value: false };

    private static bool IsTrue(IAssignmentOperation assignment) => assignment.Value.Unwrap().ConstantValue is { HasValue: true, Value: true };
}
