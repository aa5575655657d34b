using System.Collections;

namespace TokenGuard.Engine;

/// <summary>A list whose items are made when they are first asked for, each of them once; safe to share between threads.</summary>
internal sealed class LazyList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    where T : class
{
    private readonly T?[] items = new T?[count];

    public int Count => items.Length;

    public T this[int index] =>
        Volatile.Read(ref items[index]) ?? Interlocked.CompareExchange(ref items[index], make(index), null) ?? items[index]!;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < items.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
