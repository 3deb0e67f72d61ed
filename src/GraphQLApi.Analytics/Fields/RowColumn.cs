using System.Linq.Expressions;
using System.Reflection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>A stored column of a row class: its expression for SQL, its reader for loaded rows, its number for projections.</summary>
internal abstract class RowColumn
{
    public abstract LambdaExpression Value { get; }

    public abstract PropertyInfo Member { get; }

    public abstract ColumnSet Columns { get; }

    public abstract bool IsNullable { get; }

    /// <summary>Reads a loaded row; yes-or-no values come from two shared boxes.</summary>
    public abstract PlainResolver Read { get; }

    public static RowColumn<TRow, TValue> Of<TRow, TValue>(Expression<Func<TRow, TValue>> value)
        where TRow : class => new(value);
}

/// <summary>See <see cref="RowColumn"/>. Whether it can be null is said by the row class.</summary>
internal sealed class RowColumn<TRow, TValue> : RowColumn
    where TRow : class
{
    private static readonly object True = true;
    private static readonly object False = false;

    public RowColumn(Expression<Func<TRow, TValue>> value)
    {
        Value = value;
        Member = RowColumns<TRow>.Member(value);
        Columns = RowColumns<TRow>.Of(Member);
        IsNullable = new NullabilityInfoContext().Create(Member).ReadState == NullabilityState.Nullable;

        // A delegate over the getter itself: compiling an expression per column would be paid by every start.
        var get = Member.GetMethod!.CreateDelegate<Func<TRow, TValue>>();
        Read = get is Func<TRow, bool> flag
            ? source => flag((TRow)source) ? True : False
            : source => get((TRow)source);
    }

    public override LambdaExpression Value { get; }

    public override PropertyInfo Member { get; }

    public override ColumnSet Columns { get; }

    public override bool IsNullable { get; }

    public override PlainResolver Read { get; }
}
