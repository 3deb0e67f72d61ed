namespace GraphQLApi.Engine.Types;

/// <summary>The usual answers to "how many children will this field have?" for the query cost.</summary>
public static class CostMultipliers
{
    private const int PlainListFactor = 2;

    /// <summary>Of a field without its own multiplier: a plain list counts its children twice, anything else once.</summary>
    public static int Default(FieldDefinition field) => field.Type.NullableType is ListType ? PlainListFactor : 1;

    /// <summary>
    /// Of a connection: its <c>first</c> or <c>last</c>, else <paramref name="defaultSize"/>; never below 0, nor above <paramref name="maximum"/>:
    /// a larger page is refused by the field itself, which says so better than the cost does.
    /// </summary>
    public static CostMultiplier Connection(int defaultSize = 50, int maximum = int.MaxValue) =>
        arguments => Math.Clamp(arguments.Get<int?>("first") ?? arguments.Get<int?>("last") ?? defaultSize, 0, maximum);
}
