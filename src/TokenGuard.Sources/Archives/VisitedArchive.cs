namespace TokenGuard.Sources.Archives;

/// <summary>What came of an outermost archive.</summary>
/// <param name="Archives">How many were opened, itself and those in it.</param>
/// <param name="Members">How many members were handed out.</param>
/// <param name="IsWhole">Whether all was read and nothing had to be told of it.</param>
public readonly record struct VisitedArchive(int Archives, int Members, bool IsWhole);
