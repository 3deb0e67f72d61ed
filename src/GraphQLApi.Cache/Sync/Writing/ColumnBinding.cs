using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// How a property of a row becomes a parameter. The types that rows are made of are read without boxing; every other goes through EF's own
/// conversion, as do lists that hold something.
/// </summary>
internal static class ColumnBinding
{
    private static readonly MethodInfo OfEnumMethod = typeof(ColumnBinding).GetMethod(nameof(OfEnum), BindingFlags.NonPublic | BindingFlags.Static)!; // below

    private static readonly MethodInfo OfOptionalEnumMethod = typeof(ColumnBinding).GetMethod(nameof(OfOptionalEnum), BindingFlags.NonPublic | BindingFlags.Static)!; // below

    public static Action<Statement, int, TRow> Of<TRow>(IProperty property)
    {
        var read = property.PropertyInfo!.GetMethod!; // rows have no fields and no shadow properties
        if (IntegerEnum(property.ClrType) is { } integerEnum)
        {
            var method = Nullable.GetUnderlyingType(property.ClrType) is null ? OfEnumMethod : OfOptionalEnumMethod;
            return (Action<Statement, int, TRow>)method.MakeGenericMethod(typeof(TRow), integerEnum).Invoke(null, [read])!; // both return one
        }

        return property.ClrType switch
        {
            var type when type == typeof(string) => Bind(read.CreateDelegate<Func<TRow, string?>>(), (statement, i, value) => statement.Bind(i, value)),
            var type when type == typeof(int) => Bind(read.CreateDelegate<Func<TRow, int>>(), (statement, i, value) => statement.Bind(i, value)),
            var type when type == typeof(bool) => Bind(read.CreateDelegate<Func<TRow, bool>>(), (statement, i, value) => statement.Bind(i, value ? 1L : 0)),
            var type when type == typeof(DateTime) =>
                Bind(read.CreateDelegate<Func<TRow, DateTime>>(), (statement, i, value) => statement.Bind(i, Milliseconds(value))),
            var type when type == typeof(byte[]) => Bind(read.CreateDelegate<Func<TRow, byte[]>>(), (statement, i, value) => statement.Bind(i, value.AsSpan())),
            var type when type == typeof(int?) => BindGiven(read.CreateDelegate<Func<TRow, int?>>(), (statement, i, value) => statement.Bind(i, value)),
            var type when type == typeof(bool?) => BindGiven(read.CreateDelegate<Func<TRow, bool?>>(), (statement, i, value) => statement.Bind(i, value ? 1L : 0)),
            var type when type == typeof(double?) => BindGiven(read.CreateDelegate<Func<TRow, double?>>(), (statement, i, value) => statement.Bind(i, value)),
            var type when type == typeof(DateTime?) =>
                BindGiven(read.CreateDelegate<Func<TRow, DateTime?>>(), (statement, i, value) => statement.Bind(i, Milliseconds(value))),
            _ => Converted<TRow>(property),
        };
    }

    /// <summary>As EF writes times: Unix milliseconds.</summary>
    public static long Milliseconds(DateTime time) => (time.Ticks / TimeSpan.TicksPerMillisecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond);

    private static Action<Statement, int, TRow> Bind<TRow, T>(Func<TRow, T> read, Action<Statement, int, T> bind) =>
        (statement, i, row) => bind(statement, i, read(row));

    private static Action<Statement, int, TRow> BindGiven<TRow, T>(Func<TRow, T?> read, Action<Statement, int, T> bind) where T : struct =>
        (statement, i, row) =>
        {
            if (read(row) is { } value)
            {
                bind(statement, i, value);
            }
        };

    private static Action<Statement, int, TRow> OfEnum<TRow, T>(MethodInfo read) where T : struct, Enum =>
        Bind(read.CreateDelegate<Func<TRow, T>>(), (statement, i, value) => statement.Bind(i, Unsafe.BitCast<T, int>(value)));

    private static Action<Statement, int, TRow> OfOptionalEnum<TRow, T>(MethodInfo read) where T : struct, Enum =>
        BindGiven(read.CreateDelegate<Func<TRow, T?>>(), (statement, i, value) => statement.Bind(i, Unsafe.BitCast<T, int>(value)));

    private static Type? IntegerEnum(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner.IsEnum && Enum.GetUnderlyingType(inner) == typeof(int) ? inner : null;
    }

    private static Action<Statement, int, TRow> Converted<TRow>(IProperty property)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return (statement, i, row) =>
        {
            var value = getter.GetClrValue(row!); // a row to be inserted
            statement.Bind(i, value switch
            {
                null => null,

                // Most lists are empty, and the general way through a JSON writer is slow.
                List<string> { Count: 0 } => "[]",
                _ => convert is null ? value : convert(value),
            });
        };
    }
}
