namespace GraphQLApi.Upstream.Wire;

/// <summary>The paths of one record whose value could not be read; built from the inside out, so that a clean record costs nothing.</summary>
internal sealed class WireNotes
{
    private List<string>? paths;

    public int Count => paths?.Count ?? 0;

    public void Add(string path = "") => (paths ??= []).Add(path);

    /// <summary>Puts the outer name in front of every note taken since <paramref name="since"/>.</summary>
    public void Prefix(int since, string name)
    {
        for (var i = since; i < Count; i++)
        {
            paths![i] = paths[i] switch
            {
                "" => name,
                ['[', ..] inner => name + inner,
                var inner => $"{name}.{inner}",
            };
        }
    }

    public IReadOnlyList<string> Take()
    {
        IReadOnlyList<string> taken = paths is null ? [] : paths;
        paths = null;
        return taken;
    }
}
