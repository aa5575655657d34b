using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Sinks;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG1002: a text of the source reaches a place that takes a credential, or a variable whose name says that it holds one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedCredentialAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG1002",
        title: "Hard-coded credential",
        messageFormat: "A hard-coded credential reaches '{0}'",
        category: Category.HardCoded,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whatever its format, a credential in the code is known to everyone who can read the code, the assembly or the history. Read it from configuration or a secret store.",
        helpLinkUri: HelpLink.To("TG1002"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var work = new Work(guard, new SinkIndex(guard));
        context.RegisterOperationAction(work.OnArgument, OperationKind.Argument);
        context.RegisterOperationAction(work.OnAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(work.OnText, OperationKind.Literal, OperationKind.Binary, OperationKind.InterpolatedString);
        context.RegisterOperationAction(work.OnArray, OperationKind.ArrayCreation);
        context.RegisterSyntaxNodeAction(work.OnCollection, (SyntaxKind)Values.OperationExtensions.CollectionExpressionSyntax);
    }

    private sealed class Work(GuardCompilation guard, SinkIndex sinks)
    {
        /// <summary>A text may reach several sinks; it is to be changed once.</summary>
        private readonly ConcurrentDictionary<(SyntaxTree, TextSpan), bool> reported = new();

        public void OnArgument(OperationAnalysisContext context)
        {
            var argument = (IArgumentOperation)context.Operation;
            if (argument.Value.Unwrap() is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.Parameters: [var fed] } })
            {
                ReportFed(context, argument, fed);
                return;
            }

            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter || !MayHoldCredential(parameter.Type))
            {
                return;
            }

            if (sinks.Of(parameter) is { } sink)
            {
                if (sink.Kind != SinkForm.NamedHeader || AuthHeader.LogsIn(HeaderName(argument)))
                {
                    Report(context, argument.Value, sink.Kind, NameOf(parameter));
                }
            }
            else if (parameter.Name == "value" && HeaderName(argument) is { } key && IsHeaderAlone(key))
            {
                Report(context, argument.Value, SinkForm.HeaderValue, key);
            }
        }

        /// <summary>A method that is handed over takes what it is handed over with: <c>text.ToList().ForEach(password.AppendChar)</c>.</summary>
        private void ReportFed(OperationAnalysisContext context, IArgumentOperation function, IParameterSymbol fed)
        {
            if (function.Parent is not IInvocationOperation call || sinks.Of(fed) is not { } sink)
            {
                return;
            }

            foreach (var source in call.Arguments.Where(argument => argument != function).Select(argument => argument.Value).Append(call.Instance).OfType<IOperation>())
            {
                Report(context, source, sink.Kind, NameOf(fed));
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            if (assignment.Target is not IPropertyReferenceOperation target || !MayHoldCredential(target.Type) && target.Type?.TypeKind != TypeKind.Delegate)
            {
                return;
            }

            if (target.Property.IsIndexer)
            {
                if (target.Arguments.Length == 1 && IndexedHeader(target.Arguments[0].Value.Unwrap()) is { } header && IsHeaderAlone(header))
                {
                    Report(context, assignment.Value, SinkForm.HeaderValue, header);
                }
            }
            else if (sinks.Of(target.Property) is { } sink)
            {
                Report(context, assignment.Value, sink.Kind, target.Property.Name);
            }
        }

        /// <summary>A text under a credential's name, in whatever expression.</summary>
        public void OnText(OperationAnalysisContext context)
        {
            var operation = context.Operation;
            if (operation.ConstantValue is not { HasValue: true, Value: string { Length: > 1 } text } || ErrorCode.Is(context.ContainingSymbol.ContainingType?.Name ?? "", text))
            {
                return;
            }

            if (TextParts.IsPiece(operation))
            {
                if (operation is ILiteralOperation && NamedCredential.Inside(text) is var (inner, part) && !TextParts.WholeOf(operation).ConstantValue.HasValue)
                {
                    ReportText(context, LinePlace.Of(operation.Syntax, part), text, inner);
                }

                return;
            }

            if (operation.Parent is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue })
            {
                OnDefault(context, (IArgumentOperation)operation.Parent, text);
                return;
            }

            if (NamedCredential.NameOf(operation, context.ContainingSymbol, text) is { } name)
            {
                ReportText(context, operation.Syntax.GetLocation(), text, name);
            }
            else if (AuthHeader.IsLogin(text))
            {
                ReportText(context, operation.Syntax.GetLocation(), text, AuthHeader.Authorization);
            }
            else if (NamedCredential.Inside(text) is var (key, value))
            {
                ReportText(context, LinePlace.Of(operation.Syntax, value), text, key);
            }
        }

        /// <summary>A password that is written character by character.</summary>
        public void OnArray(OperationAnalysisContext context)
        {
            if (context.Operation is IArrayCreationOperation { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte } } array)
            {
                ReportCharacters(context.ReportDiagnostic, array, context.ContainingSymbol, context.CancellationToken);
            }
        }

        /// <summary>The same as a collection expression, for which the oldest compiler has no operation.</summary>
        public void OnCollection(SyntaxNodeAnalysisContext context)
        {
            if (context.Node.ChildNodes().FirstOrDefault()?.ChildNodes().FirstOrDefault() is { RawKind: (int)SyntaxKind.CharacterLiteralExpression }
                && context.SemanticModel.OperationOf(context.Node, context.CancellationToken) is { } collection)
            {
                ReportCharacters(context.ReportDiagnostic, collection, context.ContainingSymbol!, context.CancellationToken);
            }
        }

        private void ReportCharacters(Action<Microsoft.CodeAnalysis.Diagnostic> report, IOperation list, ISymbol owner, CancellationToken cancellation)
        {
            if (ContextName.Of(list, owner) is { } name && CredentialName.IsPassword(name) && !guard.IsQuiet(list.Syntax.SyntaxTree)
                && TextFolder.Fold(list) is { IsComplete: true, Text: var text } && text.All(c => c is > ' ' and < '\x7f') && NamedCredential.Is(name, text))
            {
                ReportAt(report, new Origin(text, list.Syntax, null) { Operation = list }, name, place: null, cancellation);
            }
        }

        private void ReportText(OperationAnalysisContext context, Location place, string text, string name)
        {
            var syntax = context.Operation.Syntax;
            if (!guard.IsQuiet(syntax.SyntaxTree))
            {
                ReportAt(context.ReportDiagnostic, new Origin(text, syntax, null) { Operation = context.Operation }, name, place, context.CancellationToken);
            }
        }

        /// <summary>Default values of local functions and lambdas have no operation of their own: a call shows them.</summary>
        private void OnDefault(OperationAnalysisContext context, IArgumentOperation argument, string text)
        {
            if (argument.Parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } } parameter
                && parameter.DeclaringSyntaxReferences is [var reference, ..]
                && reference.GetSyntax(context.CancellationToken) is ParameterSyntax { Default.Value: { } value }
                && NamedCredential.Is(parameter.Name, text) && !guard.IsQuiet(value.SyntaxTree))
            {
                ReportAt(context.ReportDiagnostic, new Origin(text, value, null), parameter.Name, place: null, context.CancellationToken);
            }
        }

        private void Report(OperationAnalysisContext context, IOperation value, SinkForm form, string sink)
        {
            if (guard.IsQuiet(value.Syntax.SyntaxTree))
            {
                return;
            }

            foreach (var origin in OriginFinder.Find(value))
            {
                if ((origin.Variable is null || !CredentialName.IsIdentity(origin.Variable)) && Credential(origin.Text, form) is { } text
                    && (origin.IsPiece ? CredentialText.IsToken(text.Trim(':', '"', '\'', '=', ',', ';', ' ')) : CredentialText.IsGiven(text)))
                {
                    ReportAt(context.ReportDiagnostic, origin, sink, place: null, context.CancellationToken);
                }
            }
        }

        /// <summary>The credential in what a sink is given; null if there is none.</summary>
        private static string? Credential(string text, SinkForm form)
        {
            switch (form)
            {
                case SinkForm.Value:
                    return text;
                case SinkForm.HeaderLine:
                    var colon = text.IndexOf(':');
                    return colon > 0 && AuthHeader.Is(text[..colon].Trim()) ? AuthHeader.Credential(text[(colon + 1)..]) : null;
                case SinkForm.HeaderScheme when text.Trim().IndexOf(' ') < 0:
                    return CredentialText.IsToken(text) ? text : null;
                default:
                    return AuthHeader.Credential(text);
            }
        }

        private void ReportAt(Action<Microsoft.CodeAnalysis.Diagnostic> report, Origin origin, string sink, Location? place, CancellationToken cancellation)
        {
            var tree = origin.Syntax.SyntaxTree;
            if (guard.FindingsIn(tree, cancellation).Touches(origin.Syntax.Span) || IsReportedAsToken(origin, cancellation) || !reported.TryAdd((tree, origin.Syntax.Span), true))
            {
                return;
            }

            guard.Report(report, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, place ?? origin.Syntax.GetLocation(), sink));
        }

        /// <summary>TG1001 says more of it: its kind and its fingerprint.</summary>
        private bool IsReportedAsToken(Origin origin, CancellationToken cancellation) =>
            origin.Operation is { SemanticModel: { } model } operation
            && model.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation) is { } owner
            && SpelledToken.Of(guard, operation, owner, cancellation) is { } token
            && guard.OptionsFor(operation.Syntax.SyntaxTree).Wants(token.Rule, token.Confidence);

        private static bool MayHoldCredential(ITypeSymbol? type) => type switch
        {
            null => false,
            { SpecialType: SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char } => true,
            IArrayTypeSymbol array => array.ElementType.SpecialType is SpecialType.System_String or SpecialType.System_Byte or SpecialType.System_Char,
            ITypeParameterSymbol => true,
            INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" or "IEnumerable" or "StringValues" or "ApiKeyCredential" or "Nullable" } => true,
            _ => false,
        };

        /// <summary>A key that means a header in whatever collection it stands: one word may label anything.</summary>
        private static bool IsHeaderAlone(string name) =>
            AuthHeader.LogsIn(name) && AuthHeader.Is(name) && (name.IndexOf('-') > 0 || name.Equals(AuthHeader.Authorization, StringComparison.OrdinalIgnoreCase));

        /// <summary>The constant that stands one parameter before: a header's or a field's name.</summary>
        private static string? HeaderName(IArgumentOperation argument)
        {
            var arguments = argument.Parent switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => default,
            };
            if (arguments.IsDefault || argument.Parameter is not { Ordinal: > 0 } parameter)
            {
                return null;
            }

            foreach (var other in arguments)
            {
                if (other.Parameter?.Ordinal == parameter.Ordinal - 1)
                {
                    return IndexedHeader(other.Value.Unwrap());
                }
            }

            return null;
        }

        /// <summary>A header's name as text or as a member of an enumeration or of a list of names.</summary>
        private static string? IndexedHeader(IOperation key) =>
            key.ConstantText() ?? (key is IFieldReferenceOperation { Field: { IsStatic: true, Name: "Authorization" or "ProxyAuthorization" } field } ? field.Name : null);

        private static string NameOf(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType.Name
            : parameter.ContainingSymbol.Name;
    }
}
