using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Hosting;

namespace TokenGuard.Analyzers;

/// <summary>What all analyzers share: a diagnostic is described, the compilation is looked at once, and only then work is registered.</summary>
public abstract class GuardAnalyzer(DiagnosticDescriptor descriptor) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptor);

    /// <summary>The one diagnostic of the analyzer.</summary>
    protected DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>All generated code is looked at for hard-coded tokens only, other generated code as <see cref="GeneratedCode"/> decides.</summary>
    protected virtual bool JudgesGeneratedCode => false;

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start => Start(
            new GuardActions(start, JudgesGeneratedCode),
            GuardCompilation.For(start.Compilation, start.Options, start.CancellationToken)));
    }

    /// <summary>Registers the analyzer's actions, or none if the compilation has nothing that concerns it.</summary>
    private protected abstract void Start(GuardActions context, GuardCompilation guard);
}
