using System.Linq.Expressions;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>
/// A type of the schema over rows of one class. Its field table is the one source of the object type, of both input types, of their meaning
/// and of the columns a selection needs.
/// </summary>
internal sealed class RowType<TRow>
    where TRow : class, new()
{
    private readonly Lazy<IReadOnlyList<RowField>> fields;
    private readonly Lazy<FilterSet> filters;
    private readonly Lazy<IReadOnlyDictionary<string, SortField>> sorts;

    /// <param name="name">In the schema.</param>
    /// <param name="description">Of the object type.</param>
    /// <param name="key">The natural key, which closes every order and makes the global id.</param>
    /// <param name="fields">The table, in the order of the schema; asked for once, when all types exist.</param>
    /// <param name="interfaces">What it implements.</param>
    public RowType(
        string name, string description, IReadOnlyList<RowColumn> key, Func<IReadOnlyList<RowField>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces = null)
    {
        Name = name;
        Key = key;
        this.fields = new(fields);
        filters = new(() => new FilterSet(Fields.Where(field => field.Filter is not null).ToDictionary(field => field.Name, field => field.Filter!.Value.Meaning, StringComparer.Ordinal)));
        sorts = new(() => Fields.Where(field => field.Sort is not null).ToDictionary(field => field.Name, field => field.Sort!.Value.Meaning, StringComparer.Ordinal));
        ObjectType = new ObjectType(name, description, () => [.. Fields.Select(field => field.Define())], interfaces) { IsTypeOf = source => source is TRow };
        FilterInput = FilterInputs.Object($"{name}FilterInput", $"Conditions on a `{name}`. Several fields all have to hold.", () => FilterFields(Fields));
        SortInput = SortInputs.Object($"{name}SortInput", $"Sort keys of a `{name}`, in the order they are written.", () => SortFields(Fields));
        ListFilterInput = FilterInputs.ListOf(name, () => FilterInput);
        DefaultOrder = SortCompiler.Of([], key);
    }

    public string Name { get; }

    public IReadOnlyList<RowColumn> Key { get; }

    public ColumnSet KeyColumns => Key.Aggregate(default(ColumnSet), (columns, column) => columns | column.Columns);

    public ObjectType ObjectType { get; }

    public InputObjectType FilterInput { get; }

    public InputObjectType ListFilterInput { get; }

    public InputObjectType SortInput { get; }

    public IReadOnlyList<RowField> Fields => fields.Value;

    public FilterSet Filters => filters.Value;

    public IReadOnlyDictionary<string, SortField> Sorts => sorts.Value;

    /// <summary>Order where the client gives none (SEMANTICS §5.2).</summary>
    public RowOrder DefaultOrder { get; init; }

    /// <summary>The column that puts a row into a range of time; null for rows that stand in none.</summary>
    public RowColumn? Time { get; init; }

    /// <summary>True where rows may follow their session's start (SEMANTICS §1.2).</summary>
    public bool LooksBack { get; init; }

    /// <summary>The default order by one column, the newest first.</summary>
    public static RowOrder NewestFirst<TValue>(Expression<Func<TRow, TValue>> time, IReadOnlyList<RowColumn> key) =>
        SortCompiler.Of([(RowColumn.Of(time), true)], key);

    private static IEnumerable<InputFieldDefinition> FilterFields(IReadOnlyList<RowField> fields) =>
        from field in fields
        where field.Filter is not null
        select new InputFieldDefinition(field.Name, field.Filter!.Value.Type()) { Description = field.InputDescription, Tag = FieldTag.OfInput(field.Personal) };

    private static IEnumerable<InputFieldDefinition> SortFields(IReadOnlyList<RowField> fields) =>
        from field in fields
        where field.Sort is not null
        select new InputFieldDefinition(field.Name, field.Sort!.Value.Type()) { Description = field.InputDescription, Tag = FieldTag.OfInput(field.Personal) };
}
