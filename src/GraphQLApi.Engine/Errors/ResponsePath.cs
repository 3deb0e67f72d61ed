namespace GraphQLApi.Engine.Errors;

/// <summary>Where in the result an error belongs (§7.1.2). Linked from the leaf upwards, so that a field costs one small object and shares its parents.</summary>
public sealed class ResponsePath
{
    private readonly string? _key;
    private readonly int _index;

    /// <summary>A response name below <paramref name="parent"/>; a null parent is the root of the result.</summary>
    public ResponsePath(ResponsePath? parent, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Parent = parent;
        _key = key;
    }

    /// <summary>A list position, from 0, below <paramref name="parent"/>.</summary>
    public ResponsePath(ResponsePath? parent, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Parent = parent;
        _index = index;
    }

    /// <summary>The enclosing field or list; null at the root.</summary>
    public ResponsePath? Parent { get; }

    /// <summary>A <see cref="string"/> response name or an <see cref="int"/> list position.</summary>
    public object Segment => _key is null ? _index : _key;

    /// <summary>The segments from the root down, as they are written to <c>errors[].path</c>.</summary>
    public object[] ToArray()
    {
        var depth = 0;
        for (var step = this; step is not null; step = step.Parent)
            depth++;
        var segments = new object[depth];
        for (var step = this; step is not null; step = step.Parent)
            segments[--depth] = step.Segment;
        return segments;
    }

    /// <summary>Dotted, for logs: <c>sessions.nodes.3.id</c>.</summary>
    public override string ToString() => string.Join('.', ToArray());
}
