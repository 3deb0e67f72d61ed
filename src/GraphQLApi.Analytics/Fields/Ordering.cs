using System.Linq.Expressions;
using System.Text;

namespace GraphQLApi.Analytics.Fields;

/// <summary>Before and after, as SQL orders values: texts by their UTF-8 bytes, enums by their number, false before true.</summary>
internal static class Ordering
{
    public static Expression Compare(ExpressionType comparison, Expression left, Expression right)
    {
        if (left.Type == typeof(string))
        {
            var sign = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            return Expression.MakeBinary(comparison, sign, Expression.Constant(0));
        }

        return Expression.MakeBinary(comparison, AsNumber(left), AsNumber(right));
    }

    /// <summary>
    /// The first text behind all that begin with <paramref name="prefix"/>; null where there is none. Comparing UTF-8 bytes is comparing code
    /// points, so the last one that can be raised is.
    /// </summary>
    public static string? Successor(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF)
        {
            runes.RemoveAt(runes.Count - 1);
        }

        if (runes.Count == 0)
        {
            return null;
        }

        // Surrogates are no characters: behind U+D7FF comes U+E000.
        runes[^1] = new Rune(runes[^1].Value == 0xD7FF ? 0xE000 : runes[^1].Value + 1);
        return string.Concat(runes);
    }

    private static Expression AsNumber(Expression value)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var isNullable = type != value.Type;
        if (type.IsEnum)
        {
            return Expression.Convert(value, isNullable ? typeof(int?) : typeof(int));
        }

        if (type != typeof(bool))
        {
            return value;
        }

        var number = Expression.Condition(isNullable ? Expression.Equal(value, Expression.Constant(true, value.Type)) : value, Expression.Constant(1), Expression.Constant(0));
        return isNullable
            ? Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(null, typeof(int?)), Expression.Convert(number, typeof(int?)))
            : number;
    }
}
