namespace GraphQLApi.Engine.Types;

/// <summary>One of several object types without shared fields (specification §3.8).</summary>
public sealed class UnionType(string name, string? description, Func<IReadOnlyList<ObjectType>> types) : AbstractType(name, description)
{
    private readonly Lazy<IReadOnlyList<ObjectType>> members = new(types);

    /// <summary>The member types, in the order they were written.</summary>
    public IReadOnlyList<ObjectType> Types => members.Value;
}
