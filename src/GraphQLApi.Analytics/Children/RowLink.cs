using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Analytics.Children;

/// <summary>The value by which rows of two classes belong together: a text, and a number beside it where the key is composite.</summary>
internal readonly record struct RowKey(string Text, int Number);

/// <summary>Where a row class holds its side of a link. Rows without the text, or without the number, are linked to nothing.</summary>
internal sealed class RowLink<TRow>
    where TRow : class
{
    private readonly Func<TRow, string?> text;
    private readonly Func<TRow, int?>? number;

    public RowLink(Expression<Func<TRow, string?>> text, Expression<Func<TRow, int?>>? number = null)
    {
        Text = text;
        this.text = RowColumns<TRow>.Member(text).GetMethod!.CreateDelegate<Func<TRow, string?>>();
        Columns = RowColumns<TRow>.Of(RowColumns<TRow>.Member(text));
        if (number is not null)
        {
            this.number = Number(number);
            Columns |= RowColumns<TRow>.Of(RowColumns<TRow>.Member(number));
        }
    }

    /// <summary>The text in SQL: statements ask by it alone, and numbers are matched here.</summary>
    public Expression<Func<TRow, string?>> Text { get; }

    /// <summary>Equal for equal texts.</summary>
    public string Shape => field ??= Text.Body.ToString();

    public ColumnSet Columns { get; }

    public RowKey? Read(TRow row) => (text(row), number is null ? 0 : number(row)) is ({ } key, { } ordinal) ? new RowKey(key, ordinal) : null;

    private static Func<TRow, int?> Number(Expression<Func<TRow, int?>> number)
    {
        var getter = RowColumns<TRow>.Member(number).GetMethod!; // columns can be read
        if (getter.ReturnType == typeof(int?))
        {
            return getter.CreateDelegate<Func<TRow, int?>>();
        }

        var plain = getter.CreateDelegate<Func<TRow, int>>();
        return row => plain(row);
    }
}
