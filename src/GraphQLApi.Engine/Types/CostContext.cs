namespace GraphQLApi.Engine.Types;

/// <summary>What a field's <see cref="CostWeight"/> may ask before anything is executed.</summary>
public sealed class CostContext
{
    private readonly Func<Func<FieldDefinition, bool>, int> count;

    internal CostContext(ArgumentValues arguments, Func<Func<FieldDefinition, bool>, int> count)
    {
        Arguments = arguments;
        this.count = count;
    }

    /// <summary>The coerced arguments; one whose value does not fit has no entry, since executing the field will refuse it.</summary>
    public ArgumentValues Arguments { get; }

    /// <summary>
    /// How many different fields that <paramref name="matches"/> are selected anywhere below, without what <c>@skip</c> and <c>@include</c>
    /// leave out. A field counts once, however many aliases it has or places it stands in.
    /// </summary>
    public int CountSelected(Func<FieldDefinition, bool> matches) => count(matches);
}
