using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Certificates;

/// <summary>Finds functions whose every way out says true.</summary>
internal sealed class AlwaysTrue
{
    private const int DeepestCall = 3;

    private int depth;

    /// <summary>True if the function that a delegate is made of cannot say false and does not throw by itself.</summary>
    public static bool Is(IOperation target) => new AlwaysTrue().IsFunction(target);

    /// <summary>True if a method of the same file as an operation says true only.</summary>
    public static bool Is(IMethodSymbol method, IOperation at) => new AlwaysTrue().IsMethod(method, at);

    private bool IsFunction(IOperation target) => target switch
    {
        IAnonymousFunctionOperation lambda => IsBody(lambda.Body),
        IMethodReferenceOperation reference => IsMethod(reference.Method, reference),
        _ => false,
    };

    private bool IsMethod(IMethodSymbol method, IOperation at)
    {
        if (method is { Name: "AllowAll", ContainingType.Name: "CertificateValidations" })
        {
            return true;
        }

        if (depth >= DeepestCall || method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty || at.SemanticModel is not { } model
            || method.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
        {
            return false;
        }

        depth++;
        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
        var body = declaration switch
        {
            BaseMethodDeclarationSyntax { Body: { } block } => block,
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            LocalFunctionStatementSyntax { Body: { } block } => block,
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => (SyntaxNode)arrow,
            _ => null,
        };
        var result = body is not null && model.OperationOf(body) is IBlockOperation operations && IsBody(operations);
        depth--;
        return result;
    }

    private bool IsBody(IBlockOperation body)
    {
        var returns = 0;
        foreach (var operation in OwnOperations(body))
        {
            switch (operation)
            {
                case IThrowOperation:
                    return false;
                case IReturnOperation { ReturnedValue: { } value }:
                    returns++;
                    if (!IsTrue(value))
                    {
                        return false;
                    }

                    break;
            }
        }

        return returns > 0;
    }

    private bool IsTrue(IOperation value)
    {
        value = value.Unwrap();
        if (value.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant;
        }

        return value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either => IsTrue(either.LeftOperand) || IsTrue(either.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => IsTrue(both.LeftOperand) && IsTrue(both.RightOperand),
            IConditionalOperation { WhenFalse: { } whenFalse } choice => IsTrue(choice.WhenTrue) && IsTrue(whenFalse),
            ISwitchExpressionOperation choice => choice.Arms.All(arm => IsTrue(arm.Value)),
            ILocalReferenceOperation local => AreTrue(local.Local, local),
            IFieldReferenceOperation { Field: { IsReadOnly: true } or { DeclaredAccessibility: Accessibility.Private } } field => AreTrue(field.Field, field),
            IInvocationOperation call => IsMethod(call.TargetMethod, call),
            _ => false,
        };
    }

    private bool AreTrue(ISymbol variable, IOperation at)
    {
        if (depth >= DeepestCall)
        {
            return false;
        }

        depth++;
        var values = ValueReader.ValuesOf(variable, at).ToList();
        var result = values.Count > 0 && values.All(IsTrue);
        depth--;
        return result;
    }

    private static IEnumerable<IOperation> OwnOperations(IOperation body)
    {
        foreach (var child in body.ChildOperations)
        {
            yield return child;
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var inner in OwnOperations(child))
                {
                    yield return inner;
                }
            }
        }
    }
}
