using System.Linq.Expressions;
using System.Reflection;

namespace GraphQLApi.Analytics.Fields;

/// <summary>Numbers the stored columns of a row class in the order they are declared; navigations are no columns.</summary>
internal static class RowColumns<TRow>
{
    public static PropertyInfo[] Members { get; } =
        [.. typeof(TRow).GetProperties().Where(property => IsStored(property.PropertyType)).OrderBy(property => property.MetadataToken)];

    private static readonly Dictionary<string, int> Numbers =
        Members.Select((member, number) => (member.Name, number)).ToDictionary(entry => entry.Name, entry => entry.number, StringComparer.Ordinal);

    public static ColumnSet All { get; } = new((UInt128.One << Members.Length) - 1);

    public static ColumnSet Of(MemberInfo member) => new(UInt128.One << Numbers[member.Name]);

    /// <summary>The columns that lambdas of the form <c>row => row.Column</c> name.</summary>
    public static ColumnSet Of(params ReadOnlySpan<Expression<Func<TRow, object?>>> columns)
    {
        var set = default(ColumnSet);
        foreach (var column in columns)
        {
            set |= Of(Member(column));
        }

        return set;
    }

    public static PropertyInfo Member(LambdaExpression column) =>
        (column.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : column.Body) is MemberExpression { Member: PropertyInfo member }
            ? member
            : throw new ArgumentException($"{column} names no column.", nameof(column));

    private static bool IsStored(Type type) =>
        type == typeof(string) || type == typeof(byte[]) || type == typeof(List<string>) || (type.IsValueType && !type.IsByRefLike);
}
