namespace GraphQLApi.Engine.Execution;

/// <summary>Where inside a variable a value stands; shown as the reference implementation shows it, <c>.startTime.gte</c> or <c>[0].name</c>.</summary>
internal sealed class InputPath(InputPath? parent, string? name, int index)
{
    public static InputPath Member(InputPath? parent, string name) => new(parent, name, 0);

    public static InputPath Item(InputPath? parent, int index) => new(parent, null, index);

    public override string ToString() => parent + (name is null ? $"[{index}]" : "." + name);
}
