namespace TokenGuard.Engine.Patterns.Programs;

/// <summary>What an instruction does.</summary>
internal enum Operation : byte
{
    /// <summary>Consumes a byte of the set <c>Argument</c>, goes on at <c>Next</c>.</summary>
    Consume,

    /// <summary>Goes on at <c>Next</c> and, with less priority, at <c>Argument</c>.</summary>
    Split,

    /// <summary>Goes on at <c>Next</c> if the assertion <c>Argument</c> holds.</summary>
    Assert,

    /// <summary>Notes the place in the slot <c>Argument</c>, goes on at <c>Next</c>.</summary>
    Save,

    /// <summary>The pattern has matched.</summary>
    Match,
}

/// <summary>One instruction of a program, which has fewer than 64 Ki of them.</summary>
internal readonly record struct Instruction(Operation Operation, ushort Next, ushort Argument);
