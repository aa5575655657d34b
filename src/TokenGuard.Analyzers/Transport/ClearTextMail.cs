using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Finds mail and directory clients that log in over an open line.</summary>
internal static class ClearTextMail
{
    private const int SecureLdapPort = 636;

    /// <summary>The place that leaves out or switches off TLS for a client that is created and given a credential.</summary>
    public static SyntaxNode? Find(IObjectCreationOperation creation) => creation.Type switch
    {
        { Name: "SmtpClient", ContainingNamespace: { Name: "Mail", ContainingNamespace.Name: "Net" } } => FindSmtp(creation),
        { Name: "LdapConnection", ContainingNamespace.Name: "Protocols" } => FindLdap(creation),
        { Name: "FtpClient" or "AsyncFtpClient", ContainingNamespace.Name: "FluentFTP" } => FindFtp(creation),
        { Name: "ConfigurationOptions", ContainingNamespace.Name: "Redis" } => FindRedis(creation),
        _ => null,
    };

    /// <summary>The argument of a connect call that switches TLS off, if the same client then logs in.</summary>
    public static SyntaxNode? Find(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Connect" or "ConnectAsync", ContainingType.Name: "MailService" or "IMailService" or "SmtpClient" or "ImapClient" or "Pop3Client" or "IMailTransport" or "IMailStore" or "MailTransport" or "MailStore" or "ISmtpClient" or "IImapClient" or "IPop3Client" } || call.Instance is not { } client)
        {
            return null;
        }

        var open = call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsOpen(argument.Value.Unwrap()));
        return open is not null && !IsLocal(call.Argument("host")) && ObjectSettings.OfReceiver(client) is var settings && (settings.HasCall("Authenticate") || settings.HasCall("AuthenticateAsync"))
            ? open.Syntax
            : null;
    }

    private static bool IsOpen(IOperation option) => option is IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "SecureSocketOptions" } }
        || (option.ConstantValue is { HasValue: true, Value: false } && option.ParentIgnoringConversions() is IArgumentOperation { Parameter.Name: "useSsl" });

    private static SyntaxNode? FindSmtp(IObjectCreationOperation creation)
    {
        var settings = ObjectSettings.Of(creation);
        if (!settings.To("Credentials").Any(IsSent) || IsLocal(creation.Argument("host")) || settings.To("Host").Any(host => IsLocal(host.Value))
            || settings.To("EnableSsl").Any(assignment => assignment.Value.Unwrap().ConstantValue is not { HasValue: true, Value: false }))
        {
            return null;
        }

        return settings.To("EnableSsl").FirstOrDefault()?.Syntax ?? creation.Syntax;
    }

    /// <summary>Credentials of the machine are proved, not sent.</summary>
    private static bool IsSent(IAssignmentOperation assignment) => assignment.Value.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => false,
        IPropertyReferenceOperation { Property.Name: "DefaultNetworkCredentials" or "DefaultCredentials" } => false,
        _ => true,
    };

    private static SyntaxNode? FindLdap(IObjectCreationOperation creation)
    {
        var settings = ObjectSettings.Of(creation);
        var logsIn = creation.Arguments.Any(argument => argument.Value.Unwrap().Type?.Name == "NetworkCredential" && argument.Value.Unwrap().ConstantValue is not { HasValue: true })
            || settings.Sets("Credential") || settings.Calls.Any(call => call.TargetMethod.Name == "Bind" && call.Arguments.Length == 1);
        var identifier = creation.Arguments.FirstOrDefault()?.Value;
        var isSecure = settings.Sets("SecureSocketLayer") || settings.HasCall("StartTransportLayerSecurity")
            || creation.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: SecureLdapPort })
            || creation.DescendantsAndSelf().Concat(settings.To("AuthType")).Any(IsNegotiated);
        return logsIn && !isSecure && !IsLocal(identifier) && !(identifier?.Unwrap() is IObjectCreationOperation { Arguments: { IsEmpty: false } named } && IsLocal(named[0].Value)) ? creation.Syntax : null;
    }

    private static bool IsNegotiated(IOperation part) =>
        part.DescendantsAndSelf().Any(value => value is IFieldReferenceOperation { Field: { Name: "Negotiate" or "Kerberos" or "Ntlm" or "External", ContainingType.Name: "AuthType" } });

    private static SyntaxNode? FindFtp(IObjectCreationOperation creation)
    {
        var settings = ObjectSettings.Of(creation);
        var logsIn = creation.Argument("pass")?.ConstantValue is { HasValue: false } or { HasValue: true, Value: not null } || creation.Argument("credentials") is not null || settings.Sets("Credentials");
        return logsIn && !settings.Sets("EncryptionMode") && creation.Argument("config") is null or IDefaultValueOperation && !IsLocal(creation.Argument("host")) ? creation.Syntax : null;
    }

    private static SyntaxNode? FindRedis(IObjectCreationOperation creation)
    {
        var settings = ObjectSettings.Of(creation);
        return settings.Sets("Password") ? settings.To("Ssl").FirstOrDefault(assignment => assignment.Value.ConstantValue is { HasValue: true, Value: false })?.Syntax : null;
    }

    private static bool IsLocal(IOperation? host) => host is not null && TextFolder.Fold(host) is { IsComplete: true } text && Hosts.IsLocal(text.Text);
}
