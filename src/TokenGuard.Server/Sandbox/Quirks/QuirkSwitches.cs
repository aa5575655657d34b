namespace TokenGuard.Server.Sandbox.Quirks;

/// <summary>The quirks that are on.</summary>
public sealed class QuirkSwitches
{
    private readonly Lock gate = new();
    private readonly Dictionary<QuirkName, Quirk> on = [];

    /// <summary>What is on now.</summary>
    public IReadOnlyList<Quirk> All
    {
        get
        {
            lock (gate)
            {
                return [.. on.Values];
            }
        }
    }

    /// <summary>Switches a quirk on, in place of one with the same name.</summary>
    public void On(Quirk quirk)
    {
        lock (gate)
        {
            on[quirk.Name] = quirk;
        }
    }

    public void Off(QuirkName name)
    {
        lock (gate)
        {
            on.Remove(name);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            on.Clear();
        }
    }

    /// <summary>Asks whether a quirk befalls a request, and counts it.</summary>
    internal Quirk? Take(QuirkName name, string method, string path)
    {
        lock (gate)
        {
            if (!on.TryGetValue(name, out var quirk) || !quirk.IsFor(method, path))
            {
                return null;
            }

            if (quirk.After > 0)
            {
                on[name] = quirk with { After = quirk.After - 1 };
                return null;
            }

            if (quirk.Times is { } times)
            {
                if (times <= 1)
                {
                    on.Remove(name);
                }
                else
                {
                    on[name] = quirk with { Times = times - 1 };
                }
            }

            return quirk;
        }
    }
}
