namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>A literal's window in a block.</summary>
/// <param name="Position">Where it begins in the block.</param>
/// <param name="Place">The literal, by its number in <see cref="WindowIndex"/>.</param>
internal readonly record struct WindowPlace(ushort Position, int Place);
