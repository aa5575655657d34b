using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Mail clients of the framework speak in clear text unless they are told otherwise.</summary>
internal static class MailEncryption
{
    /// <summary>The change that tells a new mail client; null for other objects.</summary>
    public static TextChange? SwitchOn(SemanticModel model, BaseObjectCreationExpressionSyntax creation)
    {
        if (!model.GetTypeInfo(creation).Type.Is(model.Compilation.GetTypesByMetadataName("System.Net.Mail.SmtpClient")))
        {
            return null;
        }

        return creation.Initializer switch
        {
            null => new TextChange(new TextSpan(creation.Span.End, 0), " { EnableSsl = true }"),
            { Expressions: { Count: > 0 } members } => new TextChange(new TextSpan(members.Last().Span.End, 0), ", EnableSsl = true"),
            _ => null,
        };
    }
}
