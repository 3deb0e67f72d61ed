using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>An object of the schema that is no row of its own (customer, tag, skill): its fields read a record, its filters the columns behind it.</summary>
/// <param name="Type">The object.</param>
/// <param name="FilterInput">Conditions on it.</param>
/// <param name="SortInput">Sort keys of it; null where it only stands in lists.</param>
internal sealed record RowPart(ObjectType Type, InputObjectType FilterInput, InputObjectType? SortInput)
{
    /// <summary>Conditions on a list of it.</summary>
    public InputObjectType ListFilterInput { get; } = FilterInputs.ListOf(Type.Name, () => FilterInput);

    /// <summary>The same names over the columns of one row class.</summary>
    public static FilterSet Filters(IReadOnlyList<(string Name, RowColumn Column)> columns) =>
        new(columns.ToDictionary(entry => entry.Name, entry => IsList(entry.Column) ? TextListField.FilterOf(entry.Column) : new ColumnFilter(entry.Column.Value), StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, SortField> Sorts(IReadOnlyList<(string Name, RowColumn Column)> columns) =>
        columns.Where(entry => !IsList(entry.Column)).ToDictionary(entry => entry.Name, entry => (SortField)new ColumnSort(entry.Column), StringComparer.Ordinal);

    private static bool IsList(RowColumn column) => column.Member.PropertyType == typeof(List<string>);
}

/// <summary>One member of a part.</summary>
internal sealed record PartMember<T>(string Name, NamedType Leaf, Func<T, object?> Read, string Description, Personal Personal = Personal.No, bool IsRequired = false, bool IsList = false)
    where T : class
{
    public GraphQLType Type => (IsList ? Leaf.NonNull().List() : (GraphQLType)Leaf) is var type && (IsRequired || IsList) ? type.NonNull() : type;

    /// <summary>A part: object, filter input and, where it stands alone in a row, sort input.</summary>
    public static RowPart Part(string name, string description, bool isSortable, params IReadOnlyList<PartMember<T>> members) => new(
        new RecordType<T>(name, description, () => [.. members.Select(member => RecordType<T>.Field(member.Name, member.Type, member.Read, member.Description, member.Personal))]).ObjectType,
        FilterInputs.Object(
            $"{name}FilterInput", $"Conditions on a `{name}`. Several fields all have to hold.",
            () => members.Select(member => new InputFieldDefinition(member.Name, member.IsList ? FilterInputs.TextList : FilterInputs.Of(member.Leaf))
            {
                Description = member.Personal.DescribeInput(member.Description), Tag = FieldTag.OfInput(member.Personal),
            })),
        isSortable
            ? SortInputs.Object(
                $"{name}SortInput", $"Sort keys of a `{name}`, in the order they are written.",
                () => members.Where(member => !member.IsList).Select(member => SortInputs.Column(member.Name, member.Description, member.Personal)))
            : null);
}

/// <summary>A part whose columns stand in the row itself: null where all of them are.</summary>
internal sealed class PartField<TRow>(
    string name, RowPart part, IReadOnlyList<(string Name, RowColumn Column)> columns, Func<TRow, object?> read, string description) : RowField(name, description)
    where TRow : class
{
    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => part.FilterInput, new ObjectFilter(name, null, isOptional: false, () => RowPart.Filters(columns)));

    public override (Func<NamedType> Type, SortField Meaning)? Sort { get; } =
        part.SortInput is { } input ? (() => input, new ObjectSort(null, isOptional: false, () => RowPart.Sorts(columns))) : null;

    // All its columns are read even where few are selected: whether there is such an object at all depends on every one of them.
    public override FieldDefinition Define() => new(Name, part.Type)
    {
        Description = Description,
        Resolve = source => columns.Any(entry => entry.Column.Read(source) is not null and not List<string> { Count: 0 }) ? read((TRow)source) : null,
        Tag = new FieldTag(columns.Aggregate(default(ColumnSet), (set, entry) => set | entry.Column.Columns), Personal),
    };
}
